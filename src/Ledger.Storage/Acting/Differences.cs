using System.Collections.Immutable;
using Ledger.Foundations;
using Microsoft.EntityFrameworkCore;

namespace Ledger.Storage.Acting;

/// <summary>What differs between two states of a list of files, so that saving the context writes it.</summary>
internal static class Differences
{
    /// <summary>
    /// Records are immutable: the same object is unchanged, another one with a known id was changed, one that is gone
    /// was removed.
    /// </summary>
    public static void Mark<T>(LedgerDb db, ImmutableList<T>? before, ImmutableList<T> after, Func<T, Id<T>> id)
        where T : class, IIdentified
    {
        if (ReferenceEquals(before, after))
            return;
        var known = (before ?? []).ToDictionary(id);
        foreach (var item in after)
            if (!known.Remove(id(item), out var old))
                db.Entry(item).State = EntityState.Added;
            else if (!ReferenceEquals(old, item))
                db.Entry(item).State = EntityState.Modified;
        foreach (var gone in known.Values)
            db.Entry(gone).State = EntityState.Deleted;
    }
}
