using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;

namespace Ledger.Application.Queries.Rules;

/// <summary>One line of a chart of accounts.</summary>
/// <param name="Parent">The group that it is part of; null: none.</param>
/// <param name="Side">On which side it grows.</param>
/// <param name="NeverBelowZero">The side on which it may not go below zero, unless an account says otherwise.</param>
public sealed record ChartRow(
    string Account,
    AccountName Name,
    Side Side,
    Constraint NeverBelowZero,
    HolderRule Holder,
    [property: ForPrograms] string? Parent,
    [property: ForPrograms] string NameEs
);

/// <summary>The accounts that an estate of a kind may have, groups before what is in them.</summary>
public sealed record ShowChart(EstateKind Kind) : Question<Listing<ChartRow>>
{
    internal override Task<Result<Listing<ChartRow>>> Answer(Call call, CancellationToken cancel) =>
        Task.FromResult<Result<Listing<ChartRow>>>(
            new Listing<ChartRow>([
                .. ChartOfAccounts
                    .Of(Kind)
                    .Lines.Select(line => new ChartRow(
                        line.Code,
                        new AccountName(Kind, line.Code),
                        line.Side,
                        line.IsLeaf ? line.Constraint : Constraint.None,
                        line.Holder,
                        line.Parent,
                        line.NameEs
                    )),
            ])
        );
}
