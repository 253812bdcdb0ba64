namespace Ledger.Lending;

/// <summary>
/// On what interest is charged: on the balance that is left, or, in every period, on the principal as it was lent.
/// </summary>
public enum InterestMethod
{
    Declining,
    Flat,
}

/// <summary>How principal is repaid.</summary>
/// <remarks>
/// EqualInstalments: principal and interest together are the same at each date (French). EqualPrincipal: the same
/// principal at each date (German).
/// InterestOnly: interest at each date, all principal with the last (bullet). Harvest: principal in the parts that are
/// given, or in equal parts,
/// at dates that follow the crop; interest at each of them.
/// </remarks>
public enum RepaymentForm
{
    EqualInstalments,
    EqualPrincipal,
    InterestOnly,
    Harvest,
}
