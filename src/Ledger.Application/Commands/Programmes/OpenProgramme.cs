using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application.Commands.Programmes;

/// <summary>A programme as registered.</summary>
/// <param name="Replay">Whether it was registered before: nothing is new.</param>
public sealed record ProgrammeOpened(
    [property: ForPrograms] string Programme,
    [property: ForPrograms] string Name,
    [property: ForPrograms] string Country,
    [property: ForPrograms] Currency Currency,
    [property: ForPrograms] string Zone,
    [property: ForPrograms] decimal? PerDollar,
    [property: ForPrograms] bool Replay,
    [property: ForPrograms] bool DryRun,
    IReadOnlyList<Sentence> Notes
);

/// <summary>
/// Registers a programme and opens its estate, in one transaction. An estate of a programme that is there already, in
/// the same currency and zone, is taken as it is.
/// </summary>
/// <param name="Estate">Code of its estate, by which the programme is named everywhere.</param>
/// <param name="Country">ISO 3166 code: whose holidays count.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="PerDollar">Units of the currency per US dollar, as the agreement says; null when it names none.</param>
public sealed record OpenProgramme(
    string Estate,
    string Name,
    string Country,
    Currency Currency,
    string Zone,
    decimal? PerDollar,
    LocalDate OpenedOn
) : Request<ProgrammeOpened>
{
    internal override IReadOnlyList<SubjectName> Subjects => [];

    internal override async Task<Result<ProgrammeOpened>> Answer(Call call, CancellationToken cancel)
    {
        var (id, isDryRun) = (call.Sending.Id, call.Sending.IsDryRun);
        var asked = new Programme
        {
            Estate = Estate,
            Name = Name,
            Country = Country,
            Currency = Currency,
            Zone = Zone,
            PerDollar = PerDollar,
        };
        return (
            await call.Database.Programmes.Open(asked, OpenedOn, id, call.By, isDryRun, cancel)
        ).Then<ProgrammeOpened>(opened => new ProgrammeOpened(
            opened.Programme.Estate,
            opened.Programme.Name,
            opened.Programme.Country,
            opened.Programme.Currency,
            opened.Programme.Zone,
            opened.Programme.PerDollar,
            !opened.IsNew,
            isDryRun,
            [
                new CodedText(
                    !opened.IsNew ? "programme.known"
                        : isDryRun ? "programme.would_be_registered"
                        : opened.Books is null ? "programme.registered_in_estate"
                        : "programme.registered",
                    ("Programme", opened.Programme.Estate)
                ),
            ]
        ));
    }
}
