using System.Text;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tests.Model;

/// <summary>What happens to requests on their way when they are sent again.</summary>
internal static class Retries
{
    /// <summary>The request with one thing changed; where there is no such thing to change, as it was.</summary>
    public static JournalRequest Changed(JournalRequest request, Change change) =>
        change switch
        {
            Change.Nothing => request,
            Change.Person => request with { By = Scene.People.First(person => person.Id != request.By.Id) },
            Change.OneMore => request with
            {
                Instructions = [.. request.Instructions, new ClosePeriod(Scene.Trust.Code, Scene.Day(-30))],
            },
            _ => request with
            {
                Instructions = [.. request.Instructions.Select(instruction => Changed(instruction, change))],
            },
        };

    private static Instruction Changed(Instruction instruction, Change change) =>
        (instruction, change) switch
        {
            (PostEntry post, _) => new PostEntry(Changed(post.Entry, change)),
            (PostHold post, Change.Side) => post with { HoldRestAgain = !post.HoldRestAgain },
            (PostHold post, _) => post with { Entry = Changed(post.Entry, change) },
            (PlaceHold place, Change.Lines) => place with
            {
                Amount = place.Amount + new Money(1, place.Amount.Currency),
            },
            (PlaceHold place, Change.Date) => place with { ValueDate = place.ValueDate.PlusDays(1) },
            (PlaceHold place, Change.Side) => place with
            {
                ExpiresAt = (place.ExpiresAt ?? Scene.Start) + Duration.FromHours(1),
            },
            (PlaceHold place, Change.Text) => place with { Purpose = place.Purpose + "!" },
            (PlaceHold place, Change.Spelling) => place with { Purpose = Respelled(place.Purpose) },
            (VoidHold @void, Change.Lines) => @void with
            {
                Amount = @void.Amount is { } amount ? amount + amount : new Money(1, Scene.Bob),
            },
            (VoidHold @void, Change.Text) => @void with { Reason = @void.Reason + "!" },
            (VoidHold @void, Change.Spelling) => @void with { Reason = Respelled(@void.Reason) },
            (ReverseEntry reverse, Change.Date) => reverse with { ValueDate = reverse.ValueDate.PlusDays(1) },
            (ReverseEntry reverse, Change.Side) => reverse with { Forced = !reverse.Forced },
            (ReverseEntry reverse, Change.Text) => reverse with { Reason = reverse.Reason + "!" },
            (ReverseEntry reverse, Change.Spelling) => reverse with { Reason = Respelled(reverse.Reason) },
            (AskReopening ask, Change.Text) => ask with { Reason = ask.Reason + "!" },
            (OpenAccount open, Change.Side) => open with
            {
                Constraint = open.Constraint == Constraint.Debit ? Constraint.None : Constraint.Debit,
            },
            (OpenAccount open, Change.Date) => open with { OpenedOn = open.OpenedOn.PlusDays(1) },
            (CloseAccount close, Change.Date) => close with { ClosedOn = close.ClosedOn.PlusDays(1) },
            (ConstrainAccount constrain, Change.Side) => constrain with
            {
                Constraint = (Constraint)(((int)constrain.Constraint + 1) % 3),
            },
            (ClosePeriod close, Change.Date) => close with { Through = close.Through.PlusDays(-1) },
            (OpenEstate open, Change.Text) => new OpenEstate(open.Estate with { Name = open.Estate.Name + "!" }),
            (OpenEstate open, Change.Spelling) => new OpenEstate(
                open.Estate with
                {
                    Name = Respelled(open.Estate.Name),
                }
            ),
            _ => instruction,
        };

    private static JournalEntry Changed(JournalEntry entry, Change change)
    {
        var postings = change == Change.Lines ? entry.Postings.Reverse().ToList() : entry.Postings;
        var metadata =
            change != Change.Side
                ? entry.Metadata
                : Labels
                    .Of("metadata", [new("invoice", entry.Metadata["invoice"] ?? ""), new("note", "a"), new("b", "c")])
                    .Match(labels => labels, _ => Labels.Empty);
        var narrative = change switch
        {
            Change.Text => entry.Narrative + "!",
            Change.Spelling => Respelled(entry.Narrative),
            _ => entry.Narrative,
        };
        return JournalEntry
            .Draft(
                entry.Estate,
                change == Change.Date ? entry.BookDate.PlusDays(1) : entry.BookDate,
                entry.ValueDate,
                narrative,
                postings,
                entry.SourceDocument,
                metadata
            )
            .Match(changed => changed, _ => entry);
    }

    /// <summary>The same words: accents as characters of their own, and a space at the end.</summary>
    private static string Respelled(string text) => text.Normalize(NormalizationForm.FormD) + " ";
}
