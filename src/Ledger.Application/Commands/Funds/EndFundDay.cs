using Ledger.Access;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Funds;

/// <summary>How the end of a day went.</summary>
/// <param name="Funds">Counted now.</param>
/// <param name="Before">Counted before.</param>
public sealed record FundDaysEnded(
    [property: ForPrograms] int Funds,
    [property: ForPrograms] int Before,
    [property: ForPrograms] int Refused,
    IReadOnlyList<Sentence> Notes
) : IRefusing
{
    bool IRefusing.HasRefused => Refused > 0;
}

/// <summary>
/// Ends a day in one fund, or in all that the caller may run: interest is accrued, and what is owed is aged. Done
/// twice, it is done once.
/// </summary>
/// <param name="Fund">Null: every one.</param>
/// <param name="Day">Null: yesterday in each fund's zone.</param>
public sealed record EndFundDay(string? Fund, LocalDate? Day) : Request<FundDaysEnded>, INeedsNoId
{
    internal override IReadOnlyList<SubjectName> Subjects =>
        Fund is null ? [] : [new SubjectName(SubjectKind.Fund, Fund)];

    internal override async Task<Result<FundDaysEnded>> Answer(Call call, CancellationToken cancel)
    {
        var funds = (await call.Database.FundReader.List(call.Scopes, cancel))
            .Where(fund => Fund is null || fund.Code == Fund)
            .ToList();
        var ended = await call.Database.Funds.EndDay(funds, Day, call.By, call.Sending.IsDryRun, cancel);
        return new FundDaysEnded(
            ended.Done,
            ended.Before,
            ended.Refused.Count,
            [
                new CodedText(
                    "fund_day.ended",
                    ("Count", ended.Done),
                    ("Before", ended.Before),
                    ("Refused", ended.Refused.Count)
                ),
                .. ended.Refused.Select(of => new Sentence(
                    new CodedText("fund_day.refused", ("Fund", of.Fund), ("Reason", CodedText.Of(of.Refusal)))
                )),
            ]
        );
    }
}
