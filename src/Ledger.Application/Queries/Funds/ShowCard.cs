using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>A member's card: what was lent and signed, what is due, what closes each debt.</summary>
/// <param name="MemberSince">The day of admission to the fund.</param>
public sealed record CardView(
    string Fund,
    string Name,
    string Member,
    LocalDate MemberSince,
    LocalDate Date,
    Currency Currency,
    IReadOnlyList<Sentence> Notes,
    Listing<CommitmentCard> Commitments,
    Listing<LoanCard> Loans
) : IForProducers;

/// <summary>The card of one member of a fund: of its members and debts only this one's are read.</summary>
public sealed record ShowCard(string Fund, string Member) : FundQuestion<CardView>(Fund)
{
    internal override async Task<Result<CardView>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Funds.Card(Fund, Member, cancel) is not (var fund, var steps))
            return new FundRefusal.Unknown(Fund);
        if (fund.Book.FindMember(Member) is not { } member)
            return new FundRefusal.UnknownMember(Member, Fund);
        var commitments = fund.Book.Commitments.ConvertAll(commitment => Debts.Card(fund, commitment, steps));
        var loans = fund.Book.Loans.ConvertAll(loan => Debts.Card(fund, loan, steps));
        return new CardView(
            Fund,
            fund.Book.Fund.Name,
            member.Code,
            member.AdmittedOn,
            fund.Today,
            fund.Book.Fund.Currency,
            commitments.Count + loans.Count == 0 ? [new CodedText("card.nothing")] : [],
            new Listing<CommitmentCard>(commitments),
            new Listing<LoanCard>(loans)
        );
    }
}
