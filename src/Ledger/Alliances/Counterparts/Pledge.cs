using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Counterparts;

/// <summary>How much of what a contributor promised is there.</summary>
public enum PledgeState
{
    /// <summary>The contributor promised it; its due day has not come.</summary>
    Pledged,

    /// <summary>It is due and the contributor was asked for it.</summary>
    Called,

    /// <summary>All of it was verified.</summary>
    Fulfilled,

    /// <summary>The contributor gave up the rest; it is final.</summary>
    Withdrawn,
}

/// <summary>
/// Money in a bank account, something valued with a certificate, a bank's credit; or the organization's share of its
/// manager's pay, which is no part of the investment.
/// </summary>
public enum PledgeKind
{
    Cash,
    InKind,
    Credit,
    Manager,
}

/// <summary>What moves a pledge.</summary>
public enum PledgeTrigger
{
    /// <summary>Its due day passed: the contributor is asked for it.</summary>
    Call,

    /// <summary>A part of it was verified.</summary>
    Deposit,

    /// <summary>All of it was verified.</summary>
    Fulfil,

    /// <summary>What is missing is promised no longer.</summary>
    Withdraw,

    /// <summary>A verification was wrong and is taken back.</summary>
    Correct,
}

/// <summary>
/// What a contributor promised to put in, in cash or in kind, and how much of it is there. Only what was verified
/// counts.
/// </summary>
public sealed record Pledge : IIdentified
{
    public static string IdPrefix => "pl";

    public required Id<Pledge> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required int Number { get; init; }

    /// <summary>Who promised: an opaque code, the holder of the contributor's accounts.</summary>
    public required string Contributor { get; init; }

    public required PledgeKind Kind { get; init; }
    public required Money Amount { get; init; }
    public required LocalDate DueOn { get; init; }
    public required PledgeState State { get; init; }

    /// <summary>What a bank statement shows (cash) or a certificate values (kind).</summary>
    public required Money Verified { get; init; }

    public Money Missing => Amount - Verified;

    public Holder Holder =>
        Holder.Parse(Contributor) ?? throw new InvalidOperationException($"'{Contributor}' is no holder.");

    /// <summary>The programme as a contributor to a trust.</summary>
    public static readonly Holder Programme = Holder.Parse("co_programme")!.Value;

    /// <summary>
    /// The contributor's accounts in the estate that receives: pledges and their contra, and what was put in.
    /// </summary>
    internal IEnumerable<Instruction> Accounts(string estate, Channel channel, LocalDate openedOn) =>
        from code in (string[])["8210", "8290", .. Books(channel)]
        select new Instruction.OpenAccount(estate, new AccountKey(code, Holder, Amount.Currency), openedOn);

    /// <summary>Where cash of a contributor stands, then where what was given in kind stands.</summary>
    /// <remarks>
    /// A works certificate is paid out of 2330; what was given in kind pays nobody, so it is earned at once (4120).
    /// </remarks>
    private static string[] Books(Channel channel) =>
        channel switch
        {
            Channel.Trust => ["3110", "3120"],
            Channel.OrganizationAccount => ["3110"],
            Channel.ImplementingFund => ["2330", "4120"],
        };

    /// <summary>8210/8290: what is promised and not there yet.</summary>
    internal JournalEntry Promise(string estate, LocalDate on, string document) =>
        Promised(estate, on, Missing, document, new CodedText("entry.counterpart_pledged"));

    internal JournalEntry Promised(string estate, LocalDate on, Money amount, string document, CodedText narrative) =>
        Checks.Entry(
            estate,
            on,
            narrative,
            document,
            [Posting.Debit("8210", amount, Holder), Posting.Credit("8290", amount, Holder)]
        );

    /// <summary>8290/8210: promised no longer, because it came or was withdrawn.</summary>
    internal JournalEntry Fulfilled(string estate, LocalDate on, Money amount, string document, CodedText narrative) =>
        Checks.Entry(
            estate,
            on,
            narrative,
            document,
            [Posting.Debit("8290", amount, Holder), Posting.Credit("8210", amount, Holder)]
        );

    /// <summary>
    /// The money or its value in the receiving estate: 1110/3110, 1110/2330; in kind 5110/3120, in an organization's
    /// account 5110/3110, in an implementing fund 5110/4120.
    /// </summary>
    internal JournalEntry Received(string estate, Channel channel, LocalDate on, Money amount, string document) =>
        Kind == PledgeKind.InKind
            ? Checks.Entry(
                estate,
                on,
                new CodedText("entry.counterpart_in_kind"),
                document,
                [Posting.Debit("5110", amount), Posting.Credit(Books(channel)[^1], amount, Holder)]
            )
            : Checks.Entry(
                estate,
                on,
                new CodedText("entry.counterpart_deposited"),
                document,
                [Posting.Debit("1110", amount), Posting.Credit(Books(channel)[0], amount, Holder)]
            );

    /// <summary>
    /// The other way: it was not there after all. Of what was spent by now the bank account has nothing left: that much
    /// is a shortfall (1390), and in an implementing fund what works were certified for by it was not earned (4120).
    /// </summary>
    internal JournalEntry TakenBack(string estate, Channel channel, LocalDate on, Money amount, EstateBalances books)
    {
        if (Kind == PledgeKind.InKind)
            return Checks.Entry(
                estate,
                on,
                new CodedText("entry.counterpart_in_kind_corrected"),
                "",
                [Posting.Debit(Books(channel)[^1], amount, Holder), Posting.Credit("5110", amount)]
            );
        var free = UpTo(amount, books.Posted("1110") - books.Held("1110"));
        var unspent = channel == Channel.ImplementingFund ? UpTo(amount, -books.Of("2330", Holder)) : amount;
        Posting[] lines =
        [
            Posting.Debit(Books(channel)[0], unspent, Holder),
            Posting.Debit("4120", amount - unspent, Holder),
            Posting.Credit("1110", free),
            Posting.Credit(ChartOfAccounts.Shortfalls, amount - free),
        ];
        return Checks.Entry(
            estate,
            on,
            new CodedText("entry.counterpart_deposited_corrected"),
            "",
            [.. lines.Where(line => !line.Amount.IsZero)]
        );
    }

    private static Money UpTo(Money amount, long there) =>
        amount with
        {
            MinorUnits = Math.Clamp(there, 0, amount.MinorUnits),
        };

    /// <inheritdoc cref="PledgeIsLate"/>
    public bool IsLate(LocalDate today) => PledgeIsLate.Of(this, today);

    /// <summary>The same one after that step of its life.</summary>
    public Pledge At(Transition<PledgeState> move) => this with { State = move.After(State) };

    /// <summary>The whole life of a pledge, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    public static Lifecycle<PledgeState, PledgeTrigger> Lifecycle { get; } =
        new(
            [("Pledge", PledgeState.Pledged)],
            life =>
            {
                life.Configure(PledgeState.Pledged)
                    .Permit(PledgeTrigger.Call, PledgeState.Called)
                    .PermitReentry(PledgeTrigger.Deposit)
                    .PermitReentry(PledgeTrigger.Correct)
                    .Permit(PledgeTrigger.Fulfil, PledgeState.Fulfilled)
                    .Permit(PledgeTrigger.Withdraw, PledgeState.Withdrawn);
                life.Configure(PledgeState.Called)
                    .PermitReentry(PledgeTrigger.Deposit)
                    .PermitReentry(PledgeTrigger.Correct)
                    .Permit(PledgeTrigger.Fulfil, PledgeState.Fulfilled)
                    .Permit(PledgeTrigger.Withdraw, PledgeState.Withdrawn);
                life.Configure(PledgeState.Fulfilled).Permit(PledgeTrigger.Correct, PledgeState.Called);
                life.Configure(PledgeState.Withdrawn).PermitReentry(PledgeTrigger.Correct);
            }
        );
}
