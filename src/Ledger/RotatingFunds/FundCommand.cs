using System.Collections.Immutable;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>The lives that things of a fund have.</summary>
public enum FundCaseKind
{
    Fund,
    Commitment,
    Loan,
    CreditLine,
}

/// <summary>
/// What somebody asks about one fund. Each derived record is one use case, with its rule beside it in the same file.
/// </summary>
public abstract record FundCommand : Command<FundAggregate, FundContext, FundOutcome>
{
    /// <summary>
    /// Judges the command and, when it may be done, answers what it does. Pure: time, identity and everything outside
    /// the
    /// fund come with <paramref name="context"/>.
    /// </summary>
    public abstract override Result<FundOutcome> Do(FundAggregate book, FundContext context);

    /// <summary>The loan and the commitment that it names, also when they are over; 0: none.</summary>
    public virtual int NamedLoan => 0;

    public virtual int NamedCommitment => 0;

    /// <summary>The reference of the receipt that it writes or takes back; empty: none.</summary>
    public virtual string NamedReceipt => "";

    /// <summary>Whose signature in which alliance it builds on; null: nobody's.</summary>
    public virtual (string Alliance, string Member)? Signature => null;
}

/// <summary>One command as it is sent: the caller chooses the id, so sending it again is harmless (law 3).</summary>
public sealed record FundRequest(Id<JournalRequest> Id, Person By, string Fund, FundCommand Command) : ICommandRequest
{
    string ICommandRequest.SubjectKind => "fund";

    string ICommandRequest.Subject => Fund;

    object ICommandRequest.Asked => Command;
}

/// <summary>What an accepted request did.</summary>
public sealed record FundReceipt(Id<JournalRequest> Request, string Fund, IReadOnlyList<FundStep> Steps, bool IsReplay)
{
    /// <summary>What it would post and hold; only in the answer to a dry run of one command.</summary>
    public Preview? Preview { get; init; }
}

/// <summary>Everything that a command may know beside the fund itself.</summary>
/// <param name="Today">The day in the fund's zone.</param>
public sealed record FundContext(
    Id<JournalRequest> Request,
    Person By,
    Instant Now,
    LocalDate Today,
    Func<string, int, Regulation> Regulations
) : CommandContext(Request, By, Now, Today)
{
    /// <summary>The newest version of each regulation, and every legal maximum of the fund's country.</summary>
    public IReadOnlyList<LegalMaximum> LegalMaxima { get; init; } = [];

    /// <summary>
    /// What the member signed in the alliance that the command names; null when there is no such signature.
    /// </summary>
    public SignedCommitment? Signed { get; init; }

    public Regulation RegulationOf(Fund fund) => Regulations(fund.Regulation, fund.RegulationVersion);

    public Regulation RegulationOf(Loan loan) => Regulations(loan.Regulation, loan.RegulationVersion);
}

/// <summary>What a member signed in an alliance (CommitToRepay).</summary>
/// <param name="CalledBy">The commitment of some fund that calls it already; null: none.</param>
public sealed record SignedCommitment(string Organization, Money Amount, LocalDate On, CodedText? CalledBy = null);

/// <summary>What a command did.</summary>
public sealed record FundOutcome(
    FundAggregate After,
    ImmutableList<FundStep> Steps,
    ImmutableList<Instruction> Instructions
)
{
    public static FundOutcome Of(FundAggregate after, params ReadOnlySpan<FundStep> steps) =>
        new(after, [.. steps], []);

    public FundOutcome Posting(params IEnumerable<Instruction> instructions) =>
        this with
        {
            Instructions = Instructions.AddRange(instructions),
        };

    public FundOutcome Posting(JournalEntry entry) => Posting(new Instruction.PostEntry(entry));
}

/// <summary>
/// One step in a fund: who did what with which thing, when, by which document and with which money. Steps are added and
/// never changed; they are the member's card.
/// </summary>
public sealed record FundStep
{
    public required Guid Fund { get; init; }
    public required FundCaseKind Life { get; init; }
    public required Guid File { get; init; }
    public required int Number { get; init; }

    /// <summary>Whose card it is on; empty: nobody's.</summary>
    public required string Member { get; init; }

    public required string Trigger { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>The day it happened.</summary>
    public required LocalDate On { get; init; }

    public required string Document { get; init; }
    public required string Reason { get; init; }

    /// <summary>
    /// The money of the step, and what of it was principal, interest, and penalties, fees and arrears.
    /// </summary>
    public required Money Amount { get; init; }

    public required Money Principal { get; init; }
    public required Money Interest { get; init; }
    public required Money Charges { get; init; }

    /// <summary>What the debt's principal is after it.</summary>
    public required Money Balance { get; init; }

    /// <summary>Set when it is stored: the request, the step's place in it, who and when.</summary>
    public Id<JournalRequest> Request { get; init; }

    public short Ordinal { get; init; }
    public Id<Person> By { get; init; }
    public Instant At { get; init; }
}

/// <summary>The judge of commands on funds: whether this person may, on this fund, and then the act's own
/// rule.</summary>
public static class FundCommands
{
    /// <param name="book">Null when there is no fund of that code.</param>
    public static Result<FundOutcome> Judge(FundAggregate? book, FundRequest request, FundContext context)
    {
        if (CommandTexts.Validate(request.Command) is { } badText)
            return badText;
        if (book is null)
            return request.Command is OpenFund open
                ? open.Found(request.Fund, context)
                : new FundRefusal.Unknown(request.Fund);
        if (request.Command is OpenFund)
            return new FundRefusal.CodeTaken(request.Fund);
        return request.Command.Do(book, context).Then<FundOutcome>(outcome => WithItsDay(outcome));
    }

    /// <summary>What was done on a day that is counted already belongs to that day's figures.</summary>
    private static FundOutcome WithItsDay(FundOutcome outcome) =>
        outcome.After is { Days: [var last] } after
        && last.Day == after.Fund.AccruedThrough
        && outcome.Steps.Exists(step => step.On == last.Day)
            ? outcome with
            {
                After = after with { Days = [FundDay.Of(after, last.Day, last.Id)] },
            }
            : outcome;

    /// <summary>The steps as they are stored, with actor and moment.</summary>
    public static IReadOnlyList<FundStep> StepsOf(FundOutcome outcome, FundRequest request, Instant at) =>
        [
            .. outcome.Steps.Select(
                (step, i) => step with { Request = request.Id, Ordinal = (short)i, By = request.By.Id, At = at }
            ),
        ];
}
