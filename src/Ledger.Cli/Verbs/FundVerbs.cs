namespace Ledger.Cli;

/// <summary>Rotating funds: their rules, their members and their own money.</summary>
internal static class FundVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "regulations load",
                [InstrumentVerbs.Document("The regulation's document (JSON); - reads the standard input.")],
                "regulations load data/regulations/fondo-rotatorio-1.json --by maria"
            ),
            Verb.Asks("regulations list", "", "regulations list", "regulations list --csv"),
            Verb.Sends(
                "regulations maximum",
                [
                    new(() => Ask.Word("COUNTRY", "ISO 3166 code of the country."), "country"),
                    Fields.Text("--from", "DATE", "First day on which it is in force."),
                    Fields.Text("--rate", "RATE", "The most, as in 26.5%/year-effective; none: nothing is the most."),
                    Fields.Text("--source", "REFERENCE", "The act that says so."),
                ],
                "regulations maximum CO --from 2026-01-01 --rate 26.5%/year-effective --source 'Resolution 1' --by oficina"
            ),
            Verb.Asks("regulations maxima", "", "regulations maxima"),
            Verb.Sends(
                "fund open",
                [
                    Fields.Fund,
                    Fields.Text("--name", "TEXT", "Its name."),
                    Fields.Text("--organization", "CODE", "Code of the organization that owns it."),
                    Fields.Text("--country", "CODE", "ISO 3166 code: whose law caps its rates."),
                    Fields.Text("--zone", "ZONE", "IANA time zone, as in America/Bogota: \"today\" is there."),
                    Fields.Text("--currency", "CODE", "ISO 4217 code of its accounts."),
                    Regulation,
                    Version,
                    Fields.On,
                ],
                "fund open FR-CACAO --name 'Fondo rotatorio Cacao del Sur' --organization ORG-1 --country CO --zone America/Bogota --currency COP --regulation fondo-rotatorio --version 1 --by maria"
            ),
            Verb.Sends(
                "fund adopt",
                [Fields.Fund, Regulation, Version, Fields.On, .. Decided],
                "fund adopt FR-CACAO --regulation fondo-rotatorio --version 2 --minutes 'Minutes 9' --decided-by M-1,M-2 --by carlos"
            ),
            Verb.Sends(
                "fund admit",
                [
                    Fields.Fund,
                    Fields.Member,
                    Family,
                    Fields.Text(
                        "--person",
                        "HANDLE",
                        "What the member is called on the command line, when the member acts here."
                    ),
                    Fields.On,
                ],
                "fund admit FR-CACAO M-1 --family rojas --by maria"
            ),
            Verb.Sends(
                "fund family",
                [Fields.Fund, Fields.Member, Family, Fields.On, Fields.Document],
                "fund family FR-CACAO M-1 --family rojas --document 'Declaration 3' --by maria"
            ),
            Verb.Sends(
                "fund person",
                [
                    Fields.Fund,
                    Fields.Member,
                    Fields.Text("--person", "HANDLE", "What the member is called on the command line."),
                    Fields.On,
                    Fields.Document,
                ],
                "fund person FR-CACAO M-6 --person carlos --document 'Register, page 3' --by maria"
            ),
            Verb.Sends(
                "fund seat",
                [
                    Fields.Fund,
                    Fields.Member,
                    Fields.Text("--from", "DATE", "First day on the committee."),
                    Fields.Text("--through", "DATE", "Last day on the committee."),
                    Fields.Document,
                ],
                "fund seat FR-CACAO M-1 --from 2026-01-01 --through 2027-12-31 --document 'Assembly 4' --by maria"
            ),
            Verb.Sends(
                "fund capital",
                [Fields.Fund, Fields.FundAmount, Fields.On, Fields.Reference],
                "fund capital FR-CACAO --amount 2000000 --reference 'Receipt 1' --by maria"
            ),
            Verb.Sends(
                "fund cost",
                [Fields.Fund, Fields.FundAmount, Fields.Purpose, Fields.On, Fields.Reference],
                "fund cost FR-CACAO --amount 50000 --purpose 'Receipt books' --reference 'Invoice 8' --by maria"
            ),
            Verb.Sends(
                "fund reinvest",
                [Fields.Fund, Fields.FundAmount, Fields.Purpose, Fields.On, Fields.Reference, .. Decided],
                "fund reinvest FR-CACAO --amount 500000 --purpose 'A scale' --reference 'Transfer 4' --minutes 'Minutes 7' --decided-by M-1,M-2 --by carlos"
            ),
            Verb.Sends(
                "fund credit-line",
                [
                    Fields.Fund,
                    Fields.Text("--bank", "HOLDER", "Which bank: an opaque code, as in bk_agrario."),
                    Fields.Text("--limit", "AMOUNT", "The most that it lends the fund."),
                    Fields.On,
                    Fields.Document,
                ],
                "fund credit-line FR-CACAO --bank bk_agrario --limit 10000000 --document 'Contract 5' --by maria"
            ),
            Verb.Sends(
                "fund pay-bank",
                [
                    Fields.Fund,
                    Fields.Text("--line", "NUMBER", "Number of the credit line."),
                    Fields.FundAmount,
                    Fields.Text("--interest", "AMOUNT", "What the bank asks besides; nothing by default."),
                    Fields.On,
                    Fields.Reference,
                ],
                "fund pay-bank FR-CACAO --line 1 --amount 500000 --interest 9000 --reference 'Statement 5, line 1' --by maria"
            ),
            Verb.Sends(
                "fund settle-produce",
                [Fields.Fund, Fields.Ally, Fields.FundAmount, Fields.On, Fields.Reference],
                "fund settle-produce FR-CACAO --ally al_cocoa --amount 166667 --reference 'Statement 3, line 2' --by maria"
            ),
            ImportVerb.Of("fund import", "fund import FR-CACAO members.csv --by maria"),
            ImportVerb.Of("fund receipts", "fund receipts FR-CACAO receipts.csv --by maria"),
            Verb.Asks("fund list", "--page", "fund list --by maria"),
            Verb.Asks("fund show", "FUND", "fund show FR-CACAO", "fund show FR-CACAO --culture es-CO"),
            Verb.Asks("fund card", "FUND MEMBER", "fund card FR-CACAO M-1", "fund card FR-CACAO M-1 --culture es-CO"),
            Verb.Asks(
                "fund statement",
                "FUND --from --through",
                "fund statement FR-CACAO --from 2026-01-01 --through 2026-06-30",
                "fund statement FR-CACAO --from 2026-01-01 --through 2026-06-30 --culture es-CO"
            ),
            Verb.Asks("fund book", "FUND --as-of", "fund book FR-CACAO", "fund book FR-CACAO --as-of 2026-03-31"),
            Verb.Asks(
                "fund end-of-day",
                "FUND? --day",
                "fund end-of-day --day 2026-03-31 --by eva",
                "fund end-of-day FR-CACAO --by maria"
            ),
        ];

    /// <summary>What the committee decided.</summary>
    internal static readonly IReadOnlyList<Field> Decided = [Fields.Minutes, Fields.DecidedBy];

    private static readonly Field Family = Fields.Text(
        "--family",
        "WORD",
        "The family the member declares: whoever has the same word is a relative."
    );
    private static readonly Field Regulation = Fields.Text("--regulation", "CODE", "Code of the regulation.");
    private static readonly Field Version = Fields.Text(
        "--version",
        "NUMBER",
        "Version of the regulation.",
        "regulation_version"
    );
}
