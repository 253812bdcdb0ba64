using System.Globalization;
using System.Text.Json.Serialization;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Queries.Alliances;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Commands;

/// <summary>What a command did: the answer of every host, made of the receipt of the domain.</summary>
/// <param name="Replay">Whether it was done before: nothing is new.</param>
/// <param name="DryRun">Whether it was only judged: nothing was stored.</param>
public abstract record Done(
    [property: ForPrograms, JsonPropertyOrder(-1)] Id<JournalRequest> Request,
    [property: ForPrograms, JsonPropertyOrder(-1)] bool Replay,
    [property: ForPrograms, JsonPropertyOrder(-1)] bool DryRun
) : ITells
{
    /// <summary>What it would post and hold; only in the answer to a dry run.</summary>
    [JsonPropertyOrder(1)]
    public PreviewView? Preview { get; init; }

    [JsonIgnore]
    public abstract IReadOnlyList<Sentence> Told { get; }

    /// <summary>The answer that hosts show for what the domain answered; itself where it is one already.</summary>
    internal static object Of(object answer, bool isDryRun) =>
        answer switch
        {
            Receipt receipt => new BooksDone(
                receipt.Request,
                receipt.IsReplay,
                isDryRun,
                new Listing<RecordedLine>([.. receipt.Records.Select(RecordedLine.Of)])
            )
            {
                Preview = PreviewView.Of(receipt.Preview),
            },
            AllianceReceipt receipt => AllianceDone.Of(receipt, isDryRun),
            FundReceipt receipt => new FundDone(
                receipt.Request,
                receipt.Fund,
                receipt.IsReplay,
                isDryRun,
                new Listing<FundStepLine>([.. receipt.Steps.Select(FundStepLine.Of)])
            )
            {
                Preview = PreviewView.Of(receipt.Preview),
            },
            _ => answer,
        };

    /// <summary>The first line.</summary>
    private protected CodedText Headline(string done, string before, string dryRun) =>
        new(
            Replay ? before
                : DryRun ? dryRun
                : done,
            ("Request", Request.ToString())
        );
}

/// <summary>What a request to the journal recorded.</summary>
public sealed record BooksDone(
    Id<JournalRequest> Request,
    bool Replay,
    bool DryRun,
    [property: ForPrograms] Listing<RecordedLine> Records
) : Done(Request, Replay, DryRun)
{
    /// <summary>More accounts than these in a row are told in one line.</summary>
    private const int MostAccounts = 2;

    [JsonIgnore]
    public override IReadOnlyList<Sentence> Told =>
        [Headline("done.recorded", "done.recorded_before", "done.recorded_dry_run"), .. Lines()];

    private IEnumerable<Sentence> Lines()
    {
        for (var i = 0; i < Records.Rows.Count; i++)
        {
            var first = Records.Rows[i];
            var run = Records
                .Rows.Skip(i)
                .TakeWhile(other => other.Kind == RecordKind.AccountOpened && other.Estate == first.Estate)
                .Count();
            yield return run > MostAccounts ? first.Told(run) : first.Told();
            i += run > MostAccounts ? run - 1 : 0;
        }
    }
}

/// <summary>One record of the journal, as a receipt has it.</summary>
/// <param name="Number">Its number in its estate's journal.</param>
/// <param name="Id">Of an entry or a hold; null for what has no id of its own.</param>
public sealed record RecordedLine(string Estate, long Number, RecordKind Kind, string? Id, Instant RecordedAt)
{
    internal static RecordedLine Of(Recorded record) =>
        new(record.Estate, record.Seq, record.Kind, IdOf(record), record.RecordedAt);

    private static string? IdOf(Recorded record) =>
        record.Kind switch
        {
            RecordKind.Entry => new Id<JournalEntry>(record.Id).ToString(),
            RecordKind.HoldPlaced => new Id<Hold>(record.Id).ToString(),
            _ => null,
        };

    internal Sentence Told() =>
        Id is { } id
            ? new CodedText(
                "done.record_with_id",
                ("Estate", Estate),
                ("Number", Text(Number)),
                ("Kind", Kind),
                ("Id", id)
            )
            : new CodedText("done.record", ("Estate", Estate), ("Number", Text(Number)), ("Kind", Kind));

    /// <summary>Of accounts that were opened one after the other.</summary>
    internal Sentence Told(int accounts) =>
        new CodedText(
            "done.accounts",
            ("Estate", Estate),
            ("First", Text(Number)),
            ("Last", Text(Number + accounts - 1)),
            ("Count", accounts)
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a command about an alliance did.</summary>
/// <param name="Steps">The steps that it took, in their order.</param>
/// <param name="UnmetConditions">What does not hold before money may leave; null where no money is asked.</param>
/// <param name="MissingApprovals">Whose approval is missing; null where no approval is asked.</param>
/// <param name="Notes">What people must know beside the steps.</param>
public sealed record AllianceDone(
    Id<JournalRequest> Request,
    [property: ForPrograms] string Alliance,
    bool Replay,
    bool DryRun,
    [property: ForPrograms] Listing<AllianceStepLine> Steps,
    Listing<ConditionLine>? UnmetConditions,
    IReadOnlyList<Role>? MissingApprovals,
    IReadOnlyList<Sentence> Notes
) : Done(Request, Replay, DryRun)
{
    internal static AllianceDone Of(AllianceReceipt receipt, bool isDryRun) =>
        new(
            receipt.Request,
            receipt.Alliance,
            receipt.IsReplay,
            isDryRun,
            new Listing<AllianceStepLine>([.. receipt.Steps.Select(AllianceStepLine.Of)]),
            isDryRun && receipt.Needs is { Unmet: var unmet } ? ConditionLine.All(unmet) : null,
            isDryRun ? receipt.Needs?.Approvals : null,
            isDryRun ? [] : [.. receipt.Notes.Select(note => new Sentence(note))]
        )
        {
            Preview = PreviewView.Of(receipt.Preview),
        };

    [JsonIgnore]
    public override IReadOnlyList<Sentence> Told =>
        [
            Headline("done.done", "done.done_before", "done.done_dry_run"),
            .. Steps.Rows.Select(step => step.Told(Alliance)),
        ];
}

/// <summary>A step in the life of a case file.</summary>
/// <param name="Number">The file's number within its alliance; 0 for the alliance itself.</param>
public sealed record AllianceStepLine(
    CaseKind Life,
    int Number,
    WordKey Trigger,
    WordKey? From,
    WordKey To,
    LocalDate On,
    Instant At
)
{
    internal static AllianceStepLine Of(CaseFileStep step) =>
        new(
            step.Life,
            step.Number,
            WordKey.Of("Step", step.Trigger),
            step.From.Length == 0 ? null : ToldLife.StateOf(step.Life, step.From),
            ToldLife.StateOf(step.Life, step.To),
            step.On,
            step.At
        );

    internal Sentence Told(string alliance)
    {
        var file = Number > 0 ? (object)new CodedText("done.file", ("Life", Life), ("Number", Number)) : Life;
        return From is { } from && from != To
            ? new CodedText(
                "done.step_from",
                ("Alliance", alliance),
                ("File", file),
                ("From", new EnumWord(from.Key)),
                ("To", new EnumWord(To.Key))
            )
            : new CodedText("done.step", ("Alliance", alliance), ("File", file), ("To", new EnumWord(To.Key)));
    }
}

/// <summary>What a command about a rotating fund did.</summary>
/// <param name="Steps">The steps that it took, in their order.</param>
public sealed record FundDone(
    Id<JournalRequest> Request,
    [property: ForPrograms] string Fund,
    bool Replay,
    bool DryRun,
    [property: ForPrograms] Listing<FundStepLine> Steps
) : Done(Request, Replay, DryRun)
{
    [JsonIgnore]
    public override IReadOnlyList<Sentence> Told =>
        [Headline("done.done", "done.done_before", "done.done_dry_run"), .. Steps.Rows.Select(step => step.Told(Fund))];
}

/// <summary>A step in a fund: what was done with which money.</summary>
/// <param name="Number">Of the loan, the commitment or the credit line; 0 for the fund itself.</param>
/// <param name="Member">Whose card it is on; empty: nobody's.</param>
/// <param name="Balance">What the debt's principal is after it.</param>
public sealed record FundStepLine(
    FundCaseKind Life,
    int Number,
    string Member,
    WordKey Trigger,
    WordKey? From,
    WordKey? To,
    LocalDate On,
    string Document,
    ReasonText Reason,
    Currency Currency,
    Money Amount,
    Money Principal,
    Money Interest,
    Money Charges,
    Money Balance,
    Instant At
)
{
    internal static FundStepLine Of(FundStep step) =>
        new(
            step.Life,
            step.Number,
            step.Member,
            WordKey.Of("FundStep", step.Trigger),
            StateOf(step.Life, step.From),
            StateOf(step.Life, step.To),
            step.On,
            step.Document,
            new ReasonText(step.Reason),
            step.Amount.Currency,
            step.Amount,
            step.Principal,
            step.Interest,
            step.Charges,
            step.Balance,
            step.At
        );

    private static WordKey? StateOf(FundCaseKind life, string state) =>
        state.Length == 0 ? null : WordKey.Of($"{life}State", state);

    internal Sentence Told(string fund) =>
        Amount.IsZero
            ? new CodedText("done.fund_step", ("Fund", fund), ("What", What()))
            : new CodedText("done.fund_step_amount", ("Fund", fund), ("What", What()), ("Amount", Amount));

    private object What()
    {
        if (Life is FundCaseKind.Loan or FundCaseKind.Commitment && To is { } to)
        {
            var file = new CodedText("done.file", ("Life", Life), ("Number", Number));
            return From is { } from && from != to
                ? new CodedText(
                    "done.moved_from",
                    ("File", file),
                    ("From", new EnumWord(from.Key)),
                    ("To", new EnumWord(to.Key))
                )
                : new CodedText("done.moved", ("File", file), ("To", new EnumWord(to.Key)));
        }
        var trigger = new EnumWord(Trigger.Key);
        return Member.Length > 0 ? new CodedText("done.of_member", ("Trigger", trigger), ("Member", Member)) : trigger;
    }
}

/// <summary>What a dry run would do to the books.</summary>
public sealed record PreviewView(
    Listing<PreviewHoldLine> Holds,
    Listing<PreviewPostingLine> Entries,
    Listing<PreviewBalanceLine> Balances
)
{
    internal static PreviewView? Of(Preview? preview) =>
        preview is null
            ? null
            : new(
                new Listing<PreviewHoldLine>([
                    .. preview.Holds.Select(hold => new PreviewHoldLine(
                        hold.Kind,
                        hold.Estate,
                        hold.Account,
                        hold.Amount,
                        hold.Hold,
                        hold.Amount.Currency
                    )),
                ]),
                new Listing<PreviewPostingLine>([
                    .. preview.Entries.SelectMany((entry, i) => PreviewPostingLine.Of(entry, i + 1)),
                ]),
                new Listing<PreviewBalanceLine>([
                    .. preview.Balances.Select(balance => new PreviewBalanceLine(
                        balance.Estate,
                        balance.Account,
                        balance.Before,
                        balance.After,
                        balance.HeldBefore,
                        balance.HeldAfter,
                        balance.Before.Currency
                    )),
                ])
            );
}

/// <summary>What would happen to a hold.</summary>
/// <param name="Kind">It would be placed, posted, voided or expired.</param>
public sealed record PreviewHoldLine(
    RecordKind Kind,
    string Estate,
    AccountKey Account,
    Money Amount,
    [property: ForPrograms] Id<Hold> Hold,
    [property: ForPrograms] Currency Currency
);

/// <summary>A posting that would be made.</summary>
/// <param name="Entry">1 for the first entry of the request, 2 for the second.</param>
public sealed record PreviewPostingLine(
    [property: ForPrograms] int Entry,
    string Estate,
    LocalDate BookDate,
    [property: ForPrograms] LocalDate ValueDate,
    AccountKey Account,
    Money Debit,
    Money Credit,
    ReasonText Narrative,
    [property: ForPrograms] Currency Currency
)
{
    internal static IEnumerable<PreviewPostingLine> Of(PreviewEntry entry, int number) =>
        entry.Postings.Select(posting => new PreviewPostingLine(
            number,
            entry.Estate,
            entry.BookDate,
            entry.ValueDate,
            posting.Account,
            posting.Amount.MinorUnits > 0 ? posting.Amount : Money.Zero(posting.Amount.Currency),
            posting.Amount.MinorUnits < 0 ? -posting.Amount : Money.Zero(posting.Amount.Currency),
            new ReasonText(entry.Narrative),
            posting.Amount.Currency
        ));
}

/// <summary>An account before and after: debit positive, credit negative; what is held has no sign.</summary>
public sealed record PreviewBalanceLine(
    string Estate,
    AccountKey Account,
    [property: ShowsZero] Money Before,
    [property: ShowsZero] Money After,
    Money HeldBefore,
    Money HeldAfter,
    [property: ForPrograms] Currency Currency
);
