using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Lending;

namespace Ledger.Application.Queries.Funds;

/// <summary>A product of a fund's regulation.</summary>
/// <param name="Owner">Code of the organization whose regulation it is; a text of ours: the programme
/// office's.</param>
public sealed record RegulationLine(
    string Regulation,
    int Version,
    ReasonText Owner,
    string Product,
    Rate Rate,
    InterestMethod Method,
    RepaymentForm Form,
    int MaxInstalments,
    Money Least,
    Money Most,
    Currency Currency
);

/// <summary>The regulations that are loaded, product by product.</summary>
public sealed record ListRegulations : Question<Listing<RegulationLine>>
{
    internal override async Task<Result<Listing<RegulationLine>>> Answer(Call call, CancellationToken cancel)
    {
        var owners = await call.Database.Lending.Owners(cancel);
        return new Listing<RegulationLine>([
            .. (await call.Database.Lending.Regulations(cancel)).SelectMany(regulation =>
                regulation.Products.Select(product =>
                    Of(regulation, product, owners.GetValueOrDefault(regulation.Code, ""))
                )
            ),
        ]);
    }

    private static RegulationLine Of(Regulation regulation, Product product, string owner) =>
        new(
            regulation.Code,
            regulation.Version,
            new ReasonText(owner.Length > 0 ? owner : new CodedText("regulation.of_office").ToString()),
            product.Code,
            product.Rate,
            product.Method,
            product.Form,
            product.MaxInstalments,
            product.MinAmount,
            product.MaxAmount,
            regulation.Currency
        );
}
