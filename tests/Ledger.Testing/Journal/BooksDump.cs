using System.Globalization;
using System.Text;
using Ledger.Journal;

namespace Ledger.Tests;

/// <summary>Everything that books in memory keep, as text: two dumps are equal when nothing at all differs.</summary>
public static class BooksDump
{
    public static string Of(JournalState books)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"next estate {books.NextEstateNo}");
        foreach (var estate in books.Estates.Values.OrderBy(estate => estate.No))
        {
            Line(
                $"estate {estate.No} {estate.Estate} seq {estate.Seq} hash {Convert.ToHexString(estate.Hash)} at {estate.LastRecordedAt.ToUnixTimeTicks()} closed {estate.ClosedThrough} accounts {estate.LastAccountNo}"
            );
            foreach (var account in estate.Accounts.Values.OrderBy(account => account.No))
            {
                Line(
                    $"account {account.No} {account.Key} {account.Constraint} {account.OpenedOn} {account.ClosedOn} posted {account.Posted} held {account.Held} latest {account.Latest} known {account.DaysKnownAfter} turned over {account.Debited} {account.Credited} booked through {account.LastBooked}"
                );
                foreach (var (day, change) in account.Days)
                    Line($"day {day} {change.Posted} {change.Held}");
                foreach (var hold in account.OpenHolds)
                    Line($"open {hold}");
            }
            foreach (var period in estate.Periods.Values)
                Line($"period {period.First} {period.Last} {period.Status} {period.LastStepBy}");
        }
        foreach (var hold in books.Holds.Values.OrderBy(hold => hold.Id.Value))
            Line(
                $"hold {hold.Id} {hold.Estate} {hold.Account} {hold.Amount} {hold.ValueDate} {hold.ExpiresAt} {hold.Status} {hold.PostedBy}"
            );
        foreach (var entry in books.Entries.Values.OrderBy(entry => entry.Id.Value))
            Line(
                $"entry {entry.Id} {entry.Request} {entry.Kind} {entry.ReversedBy} {entry.Entry.Estate} {entry.Entry.BookDate} {entry.Entry.ValueDate} {entry.Entry.Narrative} {string.Join(" ", entry.Entry.Postings)}"
            );
        foreach (var (id, request) in books.Requests.OrderBy(pair => pair.Key.Value))
            Line($"request {id} {request.By} {string.Join(" ", request.Records)}");
        return text.ToString();
    }
}
