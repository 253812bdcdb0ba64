using System.Collections.Immutable;
using Ledger.Access;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>
/// What somebody asks about one alliance. Each derived record is one use case, with its rule beside it in the same
/// file.
/// </summary>
/// <remarks>
/// Commands are judged in memory and answered with the next dossier, the steps taken and the instructions for the
/// journal,
/// which are stored together or not at all.
/// </remarks>
public abstract record AllianceCommand : Command<Dossier, AllianceContext, AllianceOutcome>
{
    /// <summary>
    /// Judges the command and, when it may be done, answers what it does. Pure: time, identity and everything outside
    /// the
    /// alliance come with <paramref name="context"/>.
    /// </summary>
    public abstract override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context);

    /// <summary>Whether it is the command that makes the alliance.</summary>
    public virtual bool Founds => false;

    /// <summary>
    /// The entry that it reverses, and with it all of its request (law 2): whoever judges it learns what they posted.
    /// Empty for a command that takes nothing back.
    /// </summary>
    public virtual Id<JournalEntry> TakesBack(Dossier dossier) => default;

    /// <summary>What people must know after it was done, beside its steps.</summary>
    public virtual IReadOnlyList<CodedText> Notes(Dossier after, Instrument instrument) => [];

    /// <summary>
    /// The invoices it names: whoever judges it learns which of them are named elsewhere in the programme.
    /// </summary>
    public virtual IReadOnlyList<InvoiceKey> Invoices => [];
}

/// <summary>One command as it is sent: the caller chooses the id, so sending it again is harmless (law 3).</summary>
/// <param name="Alliance">Code of the alliance.</param>
public sealed record AllianceRequest(Id<JournalRequest> Id, Person By, string Alliance, AllianceCommand Command)
    : ICommandRequest
{
    string ICommandRequest.SubjectKind => "alliance";

    string ICommandRequest.Subject => Alliance;

    object ICommandRequest.Asked => Command;

    string ICommandRequest.AskedName =>
        Command is MoveAlliance move ? StepVerbs.Of(move.Trigger) : Command.GetType().Name;
}

/// <summary>What an accepted request did: its steps, and the numbers its entries have in the journal.</summary>
public sealed record AllianceReceipt(
    Id<JournalRequest> Request,
    string Alliance,
    IReadOnlyList<CaseFileStep> Steps,
    bool IsReplay
)
{
    /// <summary>What people must know beside its steps; nothing in the answer to a replay.</summary>
    public IReadOnlyList<CodedText> Notes { get; init; } = [];

    /// <summary>What it would post and hold; only in the answer to a dry run of one command.</summary>
    public Preview? Preview { get; init; }

    /// <summary>What the payment that it is about still needs after it; only in the answer to a dry run.</summary>
    public PaymentRequirements? Needs { get; init; }
}

/// <summary>The judge of commands: whether this person may, on this alliance, and then the command's own
/// rule.</summary>
public static class AllianceCommands
{
    /// <param name="dossier">Null when there is no alliance of that code.</param>
    public static Result<AllianceOutcome> Judge(Dossier? dossier, AllianceRequest request, AllianceContext context)
    {
        if (CommandTexts.Validate(request.Command) is { } badText)
            return badText;
        if (dossier is null)
            return request.Command is RegisterAlliance register
                ? Noted(register.Found(request.Alliance, context))
                : new AllianceRefusal.Unknown(request.Alliance);
        if (request.Command.Founds)
            return new AllianceRefusal.CodeTaken(request.Alliance);
        return Noted(request.Command.Do(dossier, context));

        Result<AllianceOutcome> Noted(Result<AllianceOutcome> done) =>
            done.Then<AllianceOutcome>(outcome =>
                outcome with
                {
                    After = outcome.After.Noting(outcome.Steps, request.By.Id),
                }
            );
    }

    /// <summary>The steps as they are stored, with actor and moment.</summary>
    public static IReadOnlyList<CaseFileStep> StepsOf(AllianceOutcome outcome, AllianceRequest request, Instant at) =>
        [
            .. outcome.Steps.Select(
                (step, i) =>
                    new CaseFileStep
                    {
                        File = step.File,
                        Ordinal = (short)i,
                        Alliance = outcome.After.Alliance.Id,
                        Life = step.Life,
                        Number = outcome.After.NumberOf(step.Life, step.File),
                        Trigger = step.Trigger,
                        From = step.From,
                        To = step.To,
                        By = request.By.Id,
                        Duty = step.Duty,
                        At = at,
                        On = step.On,
                        Document = step.Document,
                        Reason = step.Reason,
                        Request = request.Id,
                    }
            ),
        ];
}

/// <summary>Everything that a command may know beside the alliance itself.</summary>
/// <param name="Now">When it is asked.</param>
/// <param name="Today">The day in the programme's zone.</param>
public sealed record AllianceContext(
    Id<JournalRequest> Request,
    Person By,
    Instant Now,
    LocalDate Today,
    Programme Programme,
    Instrument Instrument
) : CommandContext(Request, By, Now, Today)
{
    /// <summary>Who may approve in whose place today.</summary>
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];

    /// <summary>What the entries posted that the command takes back.</summary>
    public IReadOnlyList<PostedLine> TakenBack { get; init; } = [];

    /// <summary>Which of the command's invoices other alliances of the programme name.</summary>
    public IReadOnlyDictionary<InvoiceKey, InvoiceElsewhere> InvoicesElsewhere { get; init; } =
        new Dictionary<InvoiceKey, InvoiceElsewhere>();
}

/// <summary>What a command did.</summary>
/// <param name="After">The dossier after it.</param>
/// <param name="Steps">The steps of lives, in order.</param>
/// <param name="Instructions">What the journal is to record; may be nothing.</param>
public sealed record AllianceOutcome(Dossier After, ImmutableList<Step> Steps, ImmutableList<Instruction> Instructions)
{
    public static AllianceOutcome Of(Dossier after, params ReadOnlySpan<Step> steps) => new(after, [.. steps], []);

    public AllianceOutcome Posting(params IEnumerable<Instruction> instructions) =>
        this with
        {
            Instructions = Instructions.AddRange(instructions),
        };
}

/// <summary>A step as a command takes it; storing gives it number, actor and moment.</summary>
public sealed record Step(
    CaseKind Life,
    Guid File,
    string Trigger,
    string From,
    string To,
    Duty Duty,
    LocalDate On,
    string Document = "",
    string Reason = ""
) : IDutyStep
{
    /// <inheritdoc cref="StepIsPerformedDuty{TStep}"/>
    public bool IsPerformedDuty => StepIsPerformedDuty<Step>.Question.IsSatisfiedBy(this);

    /// <summary>The step that a life allowed; one that begins the life comes from no state.</summary>
    public static Step Of<TState>(
        CaseKind life,
        Guid file,
        Transition<TState> move,
        LocalDate on,
        Duty duty = Duty.None,
        string document = "",
        string reason = ""
    )
        where TState : struct, Enum =>
        new(life, file, move.Trigger, $"{move.From}", $"{move.To}", duty, on, document, reason);
}
