using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Commands;

/// <summary>A command about one alliance.</summary>
public sealed record AllianceCommandRequest(string Alliance, AllianceCommand Command) : Request<AllianceReceipt>
{
    internal override IReadOnlyList<SubjectName> Subjects =>
        Command is RegisterAlliance ? [] : [new SubjectName(SubjectKind.Alliance, Alliance)];

    internal override Subject? Created =>
        Command is RegisterAlliance register
            ? new Subject(SubjectKind.Alliance, Alliance)
            {
                Programme = register.Programme,
                Unit = register.Unit,
                Alliance = Alliance,
                Organization = register.Organization,
            }
            : null;

    internal override Task<Result<AllianceReceipt>> Answer(Call call, CancellationToken cancel) =>
        call.Database.Alliances.Do(For(call), call.Sending.IsDryRun, cancel);

    internal AllianceRequest For(Call call) => new(call.Sending.Id, call.By, Alliance, Command);
}

/// <summary>A command about one rotating fund.</summary>
public sealed record FundCommandRequest(string Fund, FundCommand Command) : Request<FundReceipt>
{
    internal override IReadOnlyList<SubjectName> Subjects =>
        Command is OpenFund ? [] : [new SubjectName(SubjectKind.Fund, Fund)];

    internal override Subject? Created =>
        Command is OpenFund open
            ? new Subject(SubjectKind.Fund, Fund) { Organization = open.Organization, Currency = open.Currency }
            : null;

    internal override Task<Result<FundReceipt>> Answer(Call call, CancellationToken cancel) =>
        call.Database.Funds.Do(For(call), call.Sending.IsDryRun, cancel);

    internal FundRequest For(Call call) => new(call.Sending.Id, call.By, Fund, Command);
}

/// <summary>Instructions to the journal itself, done together or not at all.</summary>
public sealed record BooksRequest(IReadOnlyList<Instruction> Instructions) : Request<Receipt>
{
    public BooksRequest(Instruction instruction)
        : this([instruction]) { }

    internal override IReadOnlyList<SubjectName> Subjects => [.. Instructions.SelectMany(EstatesOf).Distinct()];

    /// <summary>New books belong to no programme, alliance or organization yet: they are opened for the
    /// ledger.</summary>
    internal override Subject? Created => Instructions.OfType<OpenEstate>().Any() ? Subject.Ledger : null;

    internal override async Task<Result<Receipt>> Answer(Call call, CancellationToken cancel)
    {
        var request = For(call);
        return call.Sending.IsDryRun
            ? (await call.Database.Journal.DryRun(new Batch([request], Atomic: false), cancel))[0]
            : await call.Database.Journal.Post(request, cancel);
    }

    internal JournalRequest For(Call call) => new(call.Sending.Id, call.By, Instructions);

    /// <summary>Every estate whose books an instruction moves; an estate that it opens is not there yet.</summary>
    private static IReadOnlyList<SubjectName> EstatesOf(Instruction instruction) =>
        instruction switch
        {
            PostEntry post => [Estate(post.Entry.Estate)],
            PlaceHold place => [Estate(place.Estate)],
            PostHold post => [Hold(post.Hold), Estate(post.Entry.Estate)],
            VoidHold @void => [Hold(@void.Hold)],
            ExpireHold expire => [Hold(expire.Hold)],
            ReverseEntry reverse => [new SubjectName(SubjectKind.Estate, "") { Entry = reverse.Original.Value }],
            OpenEstate => [],
            OpenAccount open => [Estate(open.Estate)],
            CloseAccount close => [Estate(close.Estate)],
            ConstrainAccount constrain => [Estate(constrain.Estate)],
            ClosePeriod close => [Estate(close.Estate)],
            AskReopening ask => [Estate(ask.Estate)],
            WithdrawReopening withdraw => [Estate(withdraw.Estate)],
            ReopenPeriod reopen => [Estate(reopen.Estate)],
            _ => throw new InvalidOperationException($"No estates known for {instruction.GetType().Name}."),
        };

    private static SubjectName Estate(string code) => new(SubjectKind.Estate, code);

    private static SubjectName Hold(Id<Hold> hold) => new(SubjectKind.Estate, "") { Hold = hold.Value };
}
