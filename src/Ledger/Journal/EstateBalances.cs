namespace Ledger.Journal;

/// <summary>
/// What the accounts of an alliance's estate have, read at one moment; the command that was judged by it stands only if
/// nothing was recorded there since.
/// </summary>
/// <param name="Seq">Number of the estate's last record then.</param>
public sealed record EstateBalances(long Seq, IReadOnlyList<AccountBalances> Accounts)
{
    public static readonly EstateBalances None = new(0, []);

    public bool Has(string code, Holder holder) =>
        Accounts.Any(account => account.Code == code && account.Holder == holder);

    /// <summary>Debits less credits of all accounts of these codes, in minor units.</summary>
    public long Posted(params ReadOnlySpan<string> codes)
    {
        var sum = 0L;
        foreach (var account in Accounts)
            if (codes.Contains(account.Code))
                sum += account.Posted;
        return sum;
    }

    /// <summary>
    /// Debits less credits of one holder's account, in minor units; nothing where there is no such account.
    /// </summary>
    public long Of(string code, Holder holder) =>
        Accounts.FirstOrDefault(account => account.Code == code && account.Holder == holder)?.Posted ?? 0;

    /// <summary>What is held on all accounts of these codes, in minor units.</summary>
    public long Held(params ReadOnlySpan<string> codes)
    {
        var sum = 0L;
        foreach (var account in Accounts)
            if (codes.Contains(account.Code))
                sum += account.Held;
        return sum;
    }
}

/// <summary>What stands on an account, and what of it is held.</summary>
/// <param name="Posted">Debits less credits, in minor units of the programme's currency.</param>
/// <param name="Held">Promised away.</param>
public sealed record AccountBalances(string Code, Holder Holder, long Posted, long Held);

/// <summary>One line of an entry that is in the books of an estate.</summary>
public sealed record PostedLine(string Estate, Posting Posting);
