using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Application.Imports;

/// <summary>Files of commands about alliances.</summary>
internal static class AllianceRows
{
    private static async Task<RowReading> Alliances(Call call, string fund, CsvTable table, CancellationToken cancel)
    {
        var currencies = (await call.Database.Rules.Programmes(cancel)).ToDictionary(
            programme => programme.Estate,
            programme => programme.Currency
        );
        return new EachRow(
            row => row["code"],
            row =>
                !currencies.TryGetValue(row["programme"], out var currency)
                    ? throw new RefusedException(new AllianceRefusal.UnknownProgramme(row["programme"]))
                    : new AllianceCommandRequest(
                        row["code"],
                        new RegisterAlliance(
                            row["name"],
                            row["organization"],
                            row["unit"],
                            row["programme"],
                            row["instrument"],
                            row.Count("instrument_version"),
                            row["model"],
                            row.Count("families"),
                            row.Money("cost", currency),
                            row.Money("incentive", currency),
                            row.Date("date")
                        )
                    )
        );
    }

    private static readonly EachRow Members = new(
        row => $"{row["alliance"]}/{row["member"]}",
        row => new AllianceCommandRequest(
            row["alliance"],
            new AdmitMember(
                row["member"],
                new Producer(
                    row.Truth("adult"),
                    row.DecimalOrNull("uaf"),
                    row.DecimalOrNull("assets_smmlv"),
                    row.DecimalOrNull("net_income_smmlv"),
                    row.OrNull("agricultural_income") is null ? null : row.Share("agricultural_income")
                ),
                row.Date("date"),
                row["document"]
            )
        )
    );

    private static readonly EachRow Certificates = new(
        row => ImportKinds.Referenced(row, row["alliance"]),
        row => new AllianceCommandRequest(
            row["alliance"],
            new IssueCertificate(
                row.Share("progress"),
                row.Date("date"),
                row["evidence"],
                row.OrNull("for") is null ? null : row.Count("for")
            )
        )
    );

    public static readonly IReadOnlyList<ImportKind> Kinds =
    [
        new(
            "alliances import",
            "alliances-import",
            [
                "code",
                "name",
                "organization",
                "unit",
                "programme",
                "instrument",
                "instrument_version",
                "model",
                "families",
                "cost",
                "incentive",
                "date",
            ]
        )
        {
            Begin = Alliances,
        },
        new(
            "alliances import-budgets",
            "budgets-import",
            ["alliance", "reference", "line", "name", "amount", "from", "through", "date", "document"]
        )
        {
            Begin = Budgets,
        },
        new(
            "members import",
            "members-import",
            [
                "alliance",
                "member",
                "adult",
                "uaf",
                "assets_smmlv",
                "net_income_smmlv",
                "agricultural_income",
                "date",
                "document",
            ]
        )
        {
            Begin = (_, _, _, _) => Task.FromResult<RowReading>(Members),
        },
        new(
            "pledges import",
            "pledges-import",
            ["alliance", "reference", "contributor", "kind", "amount", "date", "due_on", "document"]
        )
        {
            Begin = Pledges,
        },
        new(
            "certificate import",
            "certificates-import",
            ["alliance", "reference", "progress", "date", "evidence", "for"]
        )
        {
            Begin = (_, _, _, _) => Task.FromResult<RowReading>(Certificates),
        },
        new("works import", "works-import", ["alliance", "reference", "name", "amount", "date", "document"])
        {
            Begin = Works,
        },
    ];

    private static async Task<RowReading> Pledges(Call call, string fund, CsvTable table, CancellationToken cancel)
    {
        var currencyOf = await Currencies(call, table, cancel);
        return new EachRow(
            row => ImportKinds.Referenced(row, row["alliance"]),
            row => new AllianceCommandRequest(
                row["alliance"],
                new PledgeCounterpart(
                    row["contributor"],
                    row.OneOf<PledgeKind>("kind"),
                    row.Money("amount", currencyOf(row)),
                    row.Date("date"),
                    row.Date("due_on"),
                    row["document"]
                )
            )
        );
    }

    private static async Task<RowReading> Works(Call call, string fund, CsvTable table, CancellationToken cancel)
    {
        var currencyOf = await Currencies(call, table, cancel);
        return new EachRow(
            row => ImportKinds.Referenced(row, row["alliance"]),
            row => new AllianceCommandRequest(
                row["alliance"],
                new PlanWorks(row["name"], row.Money("amount", currencyOf(row)), row.Date("date"), row["document"])
            )
        );
    }

    /// <summary>A budget is set as a whole: rows of one alliance and reference are its lines.</summary>
    private static async Task<RowReading> Budgets(Call call, string fund, CsvTable table, CancellationToken cancel)
    {
        var currencyOf = await Currencies(call, table, cancel);
        return new RowsTogether<BudgetPart>(
            row => $"{row["alliance"]}/{row["reference"]}",
            (row, first, before) => LineOf(row, first, before, currencyOf(row)),
            (row, lines) =>
                new AllianceCommandRequest(row["alliance"], new SetBudget(lines, row.Date("date"), row["document"]))
        );
    }

    private static BudgetPart LineOf(CsvRow row, CsvRow first, IReadOnlyList<BudgetPart> before, Currency currency)
    {
        var reference = ImportKinds.Referenced(row, row["alliance"]);
        row.Date("date");
        foreach (var column in (string[])["date", "document"])
            if (row[column] != first[column])
                throw new RefusedException(
                    new CsvRefusal.Differs(column, row[column], reference, first[column], first.Line)
                );
        var line = new BudgetPart(
            row["line"],
            row["name"],
            row.Money("amount", currency),
            row.Date("from"),
            row.Date("through")
        );
        if (line.Validate(currency) is { } wrong)
            throw new RefusedException(wrong);
        return before.Any(other => other.Code == line.Code)
            ? throw new RefusedException(new AllianceRefusal.LineTwice(line.Code))
            : line;
    }

    /// <summary>The currency of each row's alliance.</summary>
    private static async Task<Func<CsvRow, Currency>> Currencies(Call call, CsvTable table, CancellationToken cancel)
    {
        var currencies = await call.Database.AllianceReader.CurrenciesOf(
            [.. table.Rows.Select(row => row["alliance"]).Distinct()],
            cancel
        );
        return row =>
            currencies.TryGetValue(row["alliance"], out var currency)
                ? currency
                : throw new RefusedException(new AllianceRefusal.Unknown(row["alliance"]));
    }
}
