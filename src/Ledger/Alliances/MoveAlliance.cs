using System.Collections.Frozen;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// A step in an alliance's life that needs a document or a reason and moves no money: evaluated, approved, rejected,
/// withdrawn, suspended, resumed, closed.
/// </summary>
public sealed record MoveAlliance(AllianceTrigger Trigger, LocalDate On, string Document = "", string Reason = "")
    : AllianceCommand
{
    /// <summary>Closing names every document that the instrument's exit record asks for.</summary>
    public IReadOnlyList<ExitDocument> ExitRecord { get; init; } = [];

    public override bool NeedsBalances => Trigger == AllianceTrigger.Close;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Trigger is AllianceTrigger.Sign or AllianceTrigger.Constitute)
            throw new InvalidOperationException($"{Trigger} has a command of its own.");
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (
            Trigger is AllianceTrigger.Suspend or AllianceTrigger.Reject or AllianceTrigger.Withdraw
            && string.IsNullOrWhiteSpace(Reason)
        )
            return new TextRefusal.Missing("reason");
        var moved = Alliance.Lifecycle.Next(alliance.State, Trigger, FileNames.Of("alliance", alliance.Code));
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (AllianceChecks.CheckOrder(dossier, On) is { } early)
            return early;
        if (
            Trigger == AllianceTrigger.Approve
            && alliance.Incentive.MinorUnits > dossier.Cap(context.Instrument).MinorUnits
        )
            return new AllianceRefusal.OverCap(
                alliance.Code,
                alliance.Incentive,
                dossier.Cap(context.Instrument),
                context.Instrument.Source
            );
        if (Trigger == AllianceTrigger.Close && NotDone(dossier, context) is { } notDone)
            return notDone;
        var reason = string.Join(
                "; ",
                [
                    .. Reason.Length > 0 ? [Reason] : (string[])[],
                    .. ExitRecord.Select(document => $"{document.Name}: {document.Reference}"),
                ]
            )
            .Shortened(CaseFileStep.MaxReasonLength);
        var (after, step) = (
            dossier with
            {
                Alliance = alliance.At(move),
            },
            Step.Of(CaseKind.Alliance, alliance.Id.Value, move, On, document: Document, reason: reason)
        );
        var outcome =
            Trigger is AllianceTrigger.Withdraw or AllianceTrigger.Close && dossier.Unpaid().MinorUnits > 0
                ? Uncommitted(after, step)
                : AllianceOutcome.Of(after, step);
        return Trigger is AllianceTrigger.Reject or AllianceTrigger.Withdraw or AllianceTrigger.Close
            ? Unpromised(outcome)
            : outcome;
    }

    /// <summary>
    /// Why the alliance cannot be closed: files that are open, money that is left or owed, documents that are missing.
    /// </summary>
    private Refusal? NotDone(Dossier dossier, AllianceContext context)
    {
        var code = dossier.Alliance.Code;
        if (dossier.OpenFiles is { } open)
            return new AllianceRefusal.OpenFiles(code, open);
        var left = context
            .Balances.Accounts.Where(account => MustBeEmpty.Contains(account.Code) && account.Posted != 0)
            .GroupBy(account => account.Code)
            .OrderBy(account => account.Key, StringComparer.Ordinal)
            .Select(account => new CodedText(
                "balance.left",
                ("Account", account.Key),
                ("Amount", dossier.Nothing with { MinorUnits = account.Sum(holder => Math.Abs(holder.Posted)) })
            ))
            .ToList();
        if (dossier.Sum(dossier.Parts.Select(part => part.Open)) is { IsZero: false } advanced)
            left.Add(
                new CodedText("balance.advanced", ("Programme", dossier.Alliance.Programme), ("Amount", advanced))
            );
        if (left.Count > 0)
            return new AllianceRefusal.MoneyLeft(code, CodedText.Items(left));
        var missing = context
            .Instrument.ExitRecord.Where(name =>
                !ExitRecord.Any(document => document.Name == name && !string.IsNullOrWhiteSpace(document.Reference))
            )
            .ToList();
        return missing.Count > 0
            ? new AllianceRefusal.ExitRecordMissing(code, string.Join(", ", missing), context.Instrument.Source)
            : null;
    }

    /// <summary>
    /// Money, and what is owed or kept for somebody. What was contributed, earned, spent or pledged stays as the
    /// alliance's history.
    /// </summary>
    private static readonly FrozenSet<string> MustBeEmpty = FrozenSet.Create([
        "1110",
        "1120",
        "1190",
        "1320",
        "1330",
        "1390",
        "2110",
        "2120",
        "2130",
        "2140",
        "2150",
        "2190",
        "2310",
        "2320",
        "2330",
    ]);

    /// <summary>Nobody is asked any more for what was promised to an alliance that ended.</summary>
    private AllianceOutcome Unpromised(AllianceOutcome outcome)
    {
        foreach (var pledge in outcome.After.Pledges)
        {
            if (Pledge.Lifecycle.Find(pledge.State, PledgeTrigger.Withdraw) is not { } move)
                continue;
            var ended = new CodedText("reason.alliance_ended", ("Step", new EnumWord($"Step.{Trigger}")));
            var step = Step.Of(CaseKind.Pledge, pledge.Id.Value, move, On, reason: ended.ToString());
            outcome = outcome with
            {
                After = outcome.After.With(pledge.At(move) with { Amount = pledge.Verified }),
                Steps = outcome.Steps.Add(step),
            };
            if (outcome.After.HasEstate && pledge.Missing.MinorUnits > 0)
                outcome = outcome.Posting(
                    new PostEntry(
                        pledge.Fulfilled(
                            outcome.After.Alliance.Code,
                            On,
                            pledge.Missing,
                            "",
                            new CodedText("entry.pledge_withdrawn")
                        )
                    )
                );
        }
        return outcome;
    }

    /// <summary>What an alliance that ends was promised and did not get may be committed to others.</summary>
    private AllianceOutcome Uncommitted(Dossier after, Step step)
    {
        var (lowered, entry) = Commitments.Lower(
            after,
            after.Unpaid(),
            On,
            Trigger == AllianceTrigger.Close
                ? new CodedText("entry.alliance_closed")
                : new CodedText("entry.alliance_withdrawn"),
            Document
        );
        return AllianceOutcome.Of(lowered, step).Posting(new PostEntry(entry));
    }
}

/// <summary>A document of the exit record.</summary>
/// <param name="Name">As the instrument names it.</param>
/// <param name="Reference">Where it is filed.</param>
public sealed record ExitDocument(string Name, string Reference);
