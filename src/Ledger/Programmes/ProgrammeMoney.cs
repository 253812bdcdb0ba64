using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Programmes;

/// <summary>Where money that the programme receives comes from.</summary>
public enum MoneySource
{
    ExternalLoan,
    NationalCounterpart,
}

/// <summary>
/// What the programme's own books record outside its alliances: what was appropriated, received and paid directly.
/// Accounts: specs/programmes.md.
/// </summary>
/// <param name="On">The day of the command, of the bank's credit or of its debit; not later than
/// <paramref name="Today"/>.</param>
/// <param name="Today">The day in the programme's zone.</param>
public sealed record ProgrammeMoney(
    Programme Programme,
    Funding Funding,
    Money Amount,
    LocalDate On,
    LocalDate Today,
    string Document
)
{
    /// <summary>Code of the account in which what may still be committed stands.</summary>
    public const string Appropriation = "8110";

    /// <summary>The dimension that says whose accompaniment was paid.</summary>
    public const string OfAlliance = "alliance";

    /// <summary>The account of this appropriation.</summary>
    public AccountKey Account => new(Appropriation, Funding.Appropriation, Programme.Currency);

    /// <summary>
    /// 8110/8190: so much may be committed; the other way when an appropriation is reduced, by no more than is not
    /// committed (law 4).
    /// </summary>
    public Result<JournalEntry> Appropriated(bool isReduction)
    {
        if (Fault() is { } fault)
            return fault;
        var (account, contra) = (
            Posting.Debit(Appropriation, Signed(isReduction), Funding.Appropriation, Funding.Dimensions),
            Posting.Credit("8190", Signed(isReduction), default, Funding.Dimensions)
        );
        return Entry(
            new CodedText(isReduction ? "entry.appropriation_reduced" : "entry.appropriation"),
            [account, contra]
        );
    }

    /// <summary>1110/3110 from the loan, 1110/3120 from the nation.</summary>
    public Result<JournalEntry> Received(MoneySource from) =>
        Fault() is { } fault
            ? fault
            : Entry(
                new CodedText(from == MoneySource.ExternalLoan ? "entry.received_loan" : "entry.received_nation"),
                [
                    Posting.Debit("1110", Amount, default, Funding.Dimensions),
                    Posting.Credit(
                        from == MoneySource.ExternalLoan ? "3110" : "3120",
                        Amount,
                        default,
                        Funding.Dimensions
                    ),
                ]
            );

    /// <summary>5110/1110: the programme pays an accompanying organization or another of its own costs.</summary>
    /// <param name="purpose">What for, in words.</param>
    /// <param name="alliance">The alliance that is accompanied; empty when the payment is for none. A dimension: advances to an
    /// alliance are accounted for elsewhere.</param>
    public Result<JournalEntry> PaidDirectly(string purpose, string alliance) =>
        PaidDirectly(purpose, alliance.Length == 0 ? [] : [new(OfAlliance, alliance)]);

    private Result<JournalEntry> PaidDirectly(string purpose, IReadOnlyList<KeyValuePair<string, string>> about) =>
        Direct(about).Then(postings => Entry(purpose, postings));

    /// <summary>The same, for what the product itself names.</summary>
    internal Result<JournalEntry> PaidDirectly(CodedText purpose, IReadOnlyList<KeyValuePair<string, string>> about) =>
        Direct(about).Then(postings => Entry(purpose, postings));

    private Result<IReadOnlyList<Posting>> Direct(IReadOnlyList<KeyValuePair<string, string>> about) =>
        Fault() is { } fault
            ? fault
            : Labels
                .Of("dimensions", [.. Funding.Dimensions.Pairs, .. about])
                .Then(labels =>
                    Results.Of<IReadOnlyList<Posting>>([
                        Posting.Debit("5110", Amount, default, labels),
                        Posting.Credit("1110", Amount, default, labels),
                    ])
                );

    private Refusal? Fault() =>
        !Funding.IsValid ? new ProgrammeRefusal.NotFunding(Funding.ToString())
        : !Calendar.IsDay(On) ? new JournalRefusal.DateOutOfRange("date", On)
        : On > Today ? new CommandRefusal.DateInFuture("date", On, Today)
        : Checks.CheckPositive("amount", Amount, Programme.Currency);

    private Money Signed(bool isReduction) => isReduction ? -Amount : Amount;

    private Result<JournalEntry> Entry(CodedText narrative, IReadOnlyList<Posting> postings) =>
        JournalEntry.Draft(Programme.Estate, On, On, narrative, postings, Document);

    /// <summary>A payment in the payer's own words.</summary>
    private Result<JournalEntry> Entry(string narrative, IReadOnlyList<Posting> postings) =>
        JournalEntry.Draft(Programme.Estate, On, On, narrative, postings, Document);
}

/// <summary>Why something cannot be done with a programme, in order of precedence.</summary>
public abstract record ProgrammeRefusal : Refusal
{
    private ProgrammeRefusal(string code)
        : base(code) { }

    public sealed record NotACountry(string Asked) : ProgrammeRefusal("programme.not_a_country");

    public sealed record NotARate(string Asked) : ProgrammeRefusal("programme.not_a_rate");

    public sealed record OtherContent(string Programme) : ProgrammeRefusal("programme.other_content");

    public sealed record OtherEstate(string Programme, EstateKind Kind, Currency Currency, string Zone)
        : ProgrammeRefusal("programme.other_estate");

    public sealed record NotFunding(string Asked) : ProgrammeRefusal("programme.not_funding");

    public sealed record ManagerYearOver(string Alliance, int Year, int Years, string Source)
        : ProgrammeRefusal("programme.manager_year_over");

    public sealed record ManagerYearNotBegun(string Alliance, int Year, LocalDate Begins)
        : ProgrammeRefusal("programme.manager_year_not_begun");

    public sealed record ManagerYearPast(string Alliance, int Year, LocalDate Ended, int Days)
        : ProgrammeRefusal("programme.manager_year_past");

    public sealed record NotForManager(CodedText Pledge) : ProgrammeRefusal("programme.not_for_manager");

    public sealed record ManagerShareNotShown(
        string Alliance,
        int Year,
        Money Share,
        Money Shown,
        Money Short,
        string Source
    ) : ProgrammeRefusal("programme.manager_share_not_shown");
}
