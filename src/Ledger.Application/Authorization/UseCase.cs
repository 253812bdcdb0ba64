using Ledger.Access;

namespace Ledger.Application.Authorization;

/// <summary>For what part of the ledger a caller must hold the permission of a use case.</summary>
public enum Reach
{
    /// <summary>The caller need not be known: it is done before there is anybody to ask.</summary>
    BeforePeople,

    /// <summary>Any part: what it is about belongs to no programme, alliance or organization.</summary>
    Anywhere,

    /// <summary>Any part; the answer holds only what lies in those parts.</summary>
    Listed,

    /// <summary>The whole ledger.</summary>
    Ledger,

    /// <summary>The programme that the request names.</summary>
    Programme,

    /// <summary>The alliance that the request names.</summary>
    Alliance,

    /// <summary>The rotating fund that the request names.</summary>
    Fund,

    /// <summary>Every estate whose books the request names, by code, hold or entry; as listed when it names
    /// none.</summary>
    Estate,
}

/// <summary>One thing that can be done with the ledger.</summary>
/// <param name="Name">Its name on the command line; routes are made of the same words.</param>
/// <param name="Permission">What its caller must hold.</param>
/// <param name="Reach">For what part of the ledger.</param>
/// <param name="Request">
/// The command or the question that is sent; several use cases may send one type, and a file sends many of one.
/// </param>
public sealed record UseCase(string Name, Permission Permission, Reach Reach, Type Request)
{
    /// <summary>Whether it may change the books.</summary>
    public bool Writes => Permission is not (Permission.Read or Permission.Verify);
}
