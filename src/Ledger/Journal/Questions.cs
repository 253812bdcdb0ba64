using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>Which of an entry's two dates a question goes by.</summary>
public enum DateBasis
{
    Book,
    Value,
}

/// <summary>From which point in both times a question is asked (law 8).</summary>
/// <param name="Date">Through this day; null is every day.</param>
/// <param name="KnownAt">As the ledger knew it at this instant, which is not in the future; null is now.</param>
public sealed record Viewpoint(LocalDate? Date = null, DateBasis Basis = DateBasis.Book, Instant? KnownAt = null)
{
    public static readonly Viewpoint Now = new();
}

/// <summary>What an account turned over and stands at, seen from a viewpoint.</summary>
/// <param name="Held">In open holds now; zero when the question has a date or a moment.</param>
public sealed record AccountBalance(AccountKey Account, Constraint Constraint, Money Debit, Money Credit, Money Held)
{
    /// <summary>Debits less credits.</summary>
    public Money Balance => Debit - Credit;
}

/// <summary>
/// All accounts of an estate from one viewpoint, in the order of the chart; each currency adds up to zero.
/// </summary>
public sealed record TrialBalance(Estate Estate, Viewpoint Viewpoint, IReadOnlyList<AccountBalance> Accounts);

/// <summary>What an account turned over per set of dimensions.</summary>
public sealed record DimensionBalance(AccountKey Account, Labels Dimensions, Money Debit, Money Credit);

/// <summary>One posting on a statement of account, with the balance after it.</summary>
/// <param name="Narrative">Null when it was erased.</param>
public sealed record StatementLine(
    long Seq,
    Id<JournalEntry> Entry,
    EntryKind Kind,
    LocalDate BookDate,
    LocalDate ValueDate,
    Instant RecordedAt,
    string? Narrative,
    string SourceDocument,
    Labels Dimensions,
    Money Amount,
    Money Balance
);

/// <summary>
/// An account over a stretch of days: what it stood at before them, and its postings one by one (read as they are asked
/// for).
/// </summary>
public sealed record AccountStatement(
    Estate Estate,
    AccountKey Account,
    Money Opening,
    IAsyncEnumerable<StatementLine> Lines
) : IAsyncEnumerable<StatementLine>
{
    public IAsyncEnumerator<StatementLine> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Lines.GetAsyncEnumerator(cancellationToken);
}

/// <summary>One thing wrong with the books, named so that somebody can look at it.</summary>
/// <param name="Seq">The record concerned; null when it is about totals.</param>
/// <param name="Problem">Its code begins with finding.; the Localizer makes the sentence.</param>
public sealed record Finding(string Estate, long? Seq, CodedText Problem);

/// <summary>What verify looked at in one estate and found.</summary>
public sealed record Verification(
    string Estate,
    long Records,
    long Entries,
    long Postings,
    string HeadHash,
    IReadOnlyList<Finding> Findings
)
{
    public bool IsSound => Findings.Count == 0;
}

/// <summary>Why a question has no answer, in order of precedence.</summary>
public abstract record QuestionRefusal : Refusal
{
    private QuestionRefusal(string code)
        : base(code) { }

    public sealed record FutureInstant(Instant KnownAt, Instant Now) : QuestionRefusal("question.future_instant");

    public sealed record DaysReversed(LocalDate From, LocalDate Through) : QuestionRefusal("question.days_reversed");

    public sealed record BadCheckpoint(string Line) : QuestionRefusal("question.bad_checkpoint");
}
