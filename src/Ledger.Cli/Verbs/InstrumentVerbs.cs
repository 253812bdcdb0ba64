using System.Text;
using Ledger.Alliances;
using Ledger.Application.Imports;
using Ledger.Application.Localization;
using Ledger.Programmes;

namespace Ledger.Cli;

/// <summary>Instruments: the rules under which a programme finances, as documents.</summary>
internal static class InstrumentVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            new(
                "instruments load",
                Load,
                () => Ask.Answers(Ask.Word("FILE", "The instrument's document (JSON); - reads the standard input.")),
                "instruments load data/instruments/paap-phase-2.json --by oficina"
            ),
            new("instruments list", List, () => Ask.Answers(), "instruments list"),
            new(
                "instruments show",
                Show,
                () => Ask.Answers(Ask.Word("CODE", "Code of the instrument."), Ask.Word("VERSION", "Its version.")),
                "instruments show paap-phase-2 1"
            ),
        ];

    private static async Task<int> Load(Session session)
    {
        var by = await session.Asker();
        var rules = (await session.Database()).Rules;
        var known = await rules.Instruments();
        var instrument = Refused.Or(await rules.Load(ReadText(session, session.Word("FILE")), by));
        var isReplay = known.Any(other => other.Code == instrument.Code && other.Version == instrument.Version);
        if (session.IsJson)
            session.WriteJson(json =>
            {
                Write(json, instrument);
                json.WriteBoolean("replay", isReplay);
            });
        else
            session.Output.WriteLine(
                isReplay
                    ? session.Say(
                        $"loaded before, nothing new: {instrument}",
                        $"cargado antes, nada nuevo: {instrument}"
                    )
                    : session.Say(
                        $"loaded {instrument}: {instrument.Name} [{instrument.Source}]",
                        $"cargado {instrument}: {instrument.Name} [{instrument.Source}]"
                    )
            );
        return ExitCode.Done;
    }

    /// <summary>
    /// What is longer than a document may be is cut just past the limit, so that it is refused as too long.
    /// </summary>
    internal static string ReadText(Session session, string file)
    {
        using var stream = Files.Open(session, file);
        using var reader = new StreamReader(
            stream,
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false
        );
        var text = new char[InstrumentDocument.MaxBytes + 2];
        return new string(text, 0, reader.ReadBlock(text)).TrimStart('\uFEFF');
    }

    private static async Task<int> List(Session session)
    {
        var instruments = await (await session.ForQuestion()).Rules.Instruments();
        var table = session.Table(
            Table.Text(session.Say("Instrument", "Instrumento")),
            Table.Number(session.Say("Version", "Versión")),
            Table.Text(session.Say("Valid from", "Vigente desde")),
            Table.Text(session.Say("Through", "Hasta")),
            Table.Text(session.Say("Channel", "Canal")),
            Table.Text(session.Say("For", "Para")),
            Table.Text(session.Say("Source", "Fuente"))
        );
        foreach (var instrument in instruments)
            if (session.IsJson)
                session.WriteJson(json => Write(json, instrument));
            else
                table.Add(
                    instrument.Code,
                    session.Reader.Number(instrument.Version),
                    session.Reader.Day(instrument.ValidFrom),
                    instrument.ValidThrough is { } last ? session.Reader.Day(last) : "-",
                    session.Reader.Word(instrument.Channel),
                    session.Reader.Recipient(instrument.Recipient),
                    instrument.Source
                );
        if (!session.IsJson)
            table.Finish();
        return ExitCode.Done;
    }

    private static async Task<int> Show(Session session)
    {
        var (code, version) = (session.Word("CODE"), session.Number("VERSION"));
        var instrument =
            await (await session.ForQuestion()).Rules.Find(code, version)
            ?? throw new Refused(new Alliances.AllianceRefusal.UnknownInstrument($"{code} {version}"));
        if (session.IsJson)
        {
            session.WriteJson(json => Write(json, instrument));
            return ExitCode.Done;
        }
        var table = session.Table(
            Table.Text(session.Say("Instrument", "Instrumento")),
            Table.Text(instrument.ToString())
        );
        foreach (var (english, spanish, value) in Facts(session, instrument))
            table.Add(session.Say(english, spanish), value);
        table.Finish();
        return ExitCode.Done;
    }

    private static IEnumerable<(string, string, string)> Facts(Session session, Instrument instrument)
    {
        var (reader, caps, years) = (session.Reader, instrument.Caps, instrument.Accompaniment);
        yield return ("name", "nombre", instrument.Name);
        yield return ("source", "fuente", instrument.Source);
        yield return (
            "valid",
            "vigencia",
            $"{reader.Day(instrument.ValidFrom)} - {(instrument.ValidThrough is { } last ? reader.Day(last) : "")}"
        );
        yield return ("channel", "canal", $"{session.Reader.Word(instrument.Channel)}, {instrument.Currency}");
        yield return ("for", "para", session.Reader.Recipient(instrument.Recipient));
        if (instrument.Models.Count > 0)
            yield return ("models", "modelos", string.Join(", ", instrument.Models));
        if (instrument.LoanCategories.Count > 0)
            yield return ("loan categories", "categorías del crédito", string.Join(", ", instrument.LoanCategories));
        if (caps.OfInvestment is { } share)
            yield return ("cap of the investment", "tope de la inversión", reader.Share(share));
        if (caps.PerFamily is { } family)
            yield return (
                "cap per family",
                "tope por familia",
                $"{reader.Amount(family)} ({session.Say(Names.Kebab(caps.Combine), caps.Combine == CapsCombine.Lesser ? "el menor" : "el mayor")})"
            );
        if (caps.WithCreditPerFamily is { } credit)
            yield return ("with credit, per family", "con crédito, por familia", reader.Amount(credit));
        foreach (var (code, figure) in instrument.Gates.Select(gate => Gate(reader, gate)))
            yield return ("gate", "condición", $"{reader.Condition(code)} {figure}");
        foreach (var rule in instrument.Approvals)
            yield return (
                "approval",
                "aprobación",
                $"{session.Say("from", "desde")} {reader.Amount(rule.From)}: {string.Join(" + ", rule.Approvers.Select(reader.Role))}"
            );
        foreach (var level in instrument.ServiceLevels)
            yield return (
                "service level",
                "nivel de servicio",
                $"{reader.Life(Enum.Parse<Alliances.CaseKind>(level.Life))} {reader.State(level.State, Enum.Parse<Alliances.CaseKind>(level.Life))}: {session.Say($"{level.Days} business days", $"{level.Days} días hábiles")}"
            );
        if (instrument.Eligibility is { } rules)
            yield return ("eligible", "elegibles", Eligible(session, rules));
        if (instrument.RepaidIntoFund)
            yield return (
                "repaid",
                "reintegro",
                session.Say("into the organization's rotating fund", "al fondo rotatorio de la organización")
            );
        if (years.Years > 0)
            yield return (
                "accompaniment",
                "acompañamiento",
                session.Say($"{years.Years} years", $"{years.Years} años")
            );
        for (var year = 1; year <= years.ManagerYears; year++)
            yield return (
                $"manager, year {year}",
                $"gerente, año {year}",
                session.Say(
                    $"{reader.Share(years.ProgrammeShare(year))} paid by the programme",
                    $"{reader.Share(years.ProgrammeShare(year))} a cargo del programa"
                )
            );
        if (instrument.Works != new WorksTerms(default, default))
            yield return (
                "works certificates",
                "planillas de obra",
                session.Say(
                    $"{reader.Share(instrument.Works.AdvanceAmortization)} amortizes the advance, {reader.Share(instrument.Works.Retention)} retained",
                    $"amortiza {reader.Share(instrument.Works.AdvanceAmortization)} del anticipo, retiene {reader.Share(instrument.Works.Retention)}"
                )
            );
        foreach (var document in instrument.ExitRecord)
            yield return ("exit record", "registro de salida", document);
    }

    private static (string Code, string Figure) Gate(Localizer reader, Gate gate) =>
        gate switch
        {
            Gate.CertifiedProgress certified => ("certified-progress", $"+{reader.Share(certified.Advance)}"),
            Gate.VerifiedCounterpart counterpart => ("verified-counterpart", $"≥ {reader.Share(counterpart.Minimum)}"),
            Gate.AccountedFor accounted => ("accounted-for", $"≥ {reader.Share(accounted.Minimum)}"),
            Gate.RepaymentCommitments commitments => (
                "repayment-commitments",
                $"≥ {reader.Share(commitments.Minimum)}"
            ),
            _ => throw new InvalidOperationException($"{gate} has no words."),
        };

    private static string Eligible(Session session, EligibilityRules rules) =>
        string.Join(
            ", ",
            (
                (string?[])
                    [
                        rules.Adult ? session.Say("of age", "mayores de edad") : null,
                        rules.MaxUaf is { } uaf ? $"UAF ≤ {uaf.ToString("0.####", session.Reader.Culture)}" : null,
                        rules.MaxAssetsSmmlv is { } assets
                            ? session.Say(
                                $"assets ≤ {assets} SMMLV",
                                $"activos ≤ {session.Reader.Number(assets)} SMMLV"
                            )
                            : null,
                        rules.MaxNetIncomeSmmlv is { } income
                            ? session.Say($"net income ≤ {income} SMMLV", $"ingreso neto ≤ {income} SMMLV")
                            : null,
                        rules.MinAgriculturalIncome is { } least
                            ? session.Say(
                                $"≥ {least} of it agricultural",
                                $"≥ {session.Reader.Share(least)} agropecuario"
                            )
                            : null,
                    ]
            ).Where(text => text is not null)
        );

    private static void Write(System.Text.Json.Utf8JsonWriter json, Instrument instrument)
    {
        json.WriteString("code", instrument.Code);
        json.WriteNumber("version", instrument.Version);
        json.WriteString("name", instrument.Name);
        json.WriteString("source", instrument.Source);
        json.WriteString("valid_from", JsonAnswers.Day(instrument.ValidFrom));
        if (instrument.ValidThrough is { } last)
            json.WriteString("valid_through", JsonAnswers.Day(last));
        json.WriteString("currency", instrument.Currency.Code);
        json.WriteString("channel", Names.Kebab(instrument.Channel));
        json.WriteString("recipient", instrument.Recipient);
    }
}
