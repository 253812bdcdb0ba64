namespace Ledger.Cli;

/// <summary>Rotating funds, what their members signed to repay, and loans.</summary>
internal static class FundVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "regulations load",
                "FILE=document",
                "regulations load data/regulations/fondo-rotatorio-1.json --by maria"
            ),
            Verb.Asks("regulations list", "", "regulations list", "regulations list --csv"),
            Verb.Sends(
                "regulations maximum",
                "COUNTRY --from --rate --source",
                "regulations maximum CO --from 2026-01-01 --rate 26.5%/year-effective --source 'Resolution 1' --by oficina"
            ),
            Verb.Asks("regulations maxima", "", "regulations maxima"),
            Verb.Sends(
                "fund open",
                "FUND --name --organization --country --zone --currency --regulation --version=regulation_version --date=on",
                "fund open FR-CACAO --name 'Fondo rotatorio Cacao del Sur' --organization ORG-1 --country CO --zone America/Bogota --currency COP --regulation fondo-rotatorio --version 1 --by maria"
            ),
            Verb.Sends(
                "fund adopt",
                "FUND --regulation --version=regulation_version --date=on --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "fund adopt FR-CACAO --regulation fondo-rotatorio --version 2 --minutes 'Minutes 9' --decided-by M-1,M-2 --by carlos"
            ),
            Verb.Sends(
                "fund admit",
                "FUND MEMBER --family --person --date=on",
                "fund admit FR-CACAO M-1 --family rojas --by maria"
            ),
            Verb.Sends(
                "fund family",
                "FUND MEMBER --family --date=on --document",
                "fund family FR-CACAO M-1 --family rojas --document 'Declaration 3' --by maria"
            ),
            Verb.Sends(
                "fund person",
                "FUND MEMBER --person --date=on --document",
                "fund person FR-CACAO M-6 --person carlos --document 'Register, page 3' --by maria"
            ),
            Verb.Sends(
                "fund seat",
                "FUND MEMBER --from --through --document",
                "fund seat FR-CACAO M-1 --from 2026-01-01 --through 2027-12-31 --document 'Assembly 4' --by maria"
            ),
            Verb.Sends(
                "fund capital",
                "FUND --amount --date=on --reference",
                "fund capital FR-CACAO --amount 2000000 --reference 'Receipt 1' --by maria"
            ),
            Verb.Sends(
                "fund cost",
                "FUND --amount --purpose --date=on --reference",
                "fund cost FR-CACAO --amount 50000 --purpose 'Receipt books' --reference 'Invoice 8' --by maria"
            ),
            Verb.Sends(
                "fund reinvest",
                "FUND --amount --purpose --date=on --reference --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "fund reinvest FR-CACAO --amount 500000 --purpose 'A scale' --reference 'Transfer 4' --minutes 'Minutes 7' --decided-by M-1,M-2 --by carlos"
            ),
            Verb.Sends(
                "fund credit-line",
                "FUND --bank --limit --date=on --document",
                "fund credit-line FR-CACAO --bank bk_agrario --limit 10000000 --document 'Contract 5' --by maria"
            ),
            Verb.Sends(
                "fund pay-bank",
                "FUND --line --amount --interest --date=on --reference",
                "fund pay-bank FR-CACAO --line 1 --amount 500000 --interest 9000 --reference 'Statement 5, line 1' --by maria"
            ),
            Verb.Sends(
                "fund settle-produce",
                "FUND --ally --amount --date=on --reference",
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
            Verb.Sends(
                "fund end-of-day",
                "FUND? --day",
                "fund end-of-day --day 2026-03-31 --by eva",
                "fund end-of-day FR-CACAO --by maria"
            ),
            Verb.Sends(
                "commitments sign",
                "FUND MEMBER --alliance --amount --instalments --first-due --every=every_months --conditions --date=on --document",
                "commitments sign FR-CACAO M-1 --alliance PA-CACAO-1 --amount 4000000 --instalments 24 --first-due 2026-03-31 --document 'Commitment 17' --by maria"
            ),
            Verb.Sends(
                "commitments deliver",
                "FUND NUMBER --date=on --document",
                "commitments deliver FR-CACAO 1 --document 'Delivery 12' --by maria"
            ),
            Verb.Sends(
                "commitments receive",
                "FUND NUMBER --date=on --amount --means --ally --reference",
                "commitments receive FR-CACAO 1 --amount 166667 --reference 'Receipt 3' --by maria"
            ),
            Verb.Sends(
                "commitments take-back",
                "FUND NUMBER --date=on --receipt --reason",
                "commitments take-back FR-CACAO 1 --receipt 'Receipt 3' --reason 'Written for another member' --by carlos"
            ),
            Verb.Sends(
                "commitments reschedule",
                "FUND NUMBER --date=on --instalments --first-due --every=every_months --reason --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "commitments reschedule FR-CACAO 1 --instalments 6 --first-due 2026-09-30 --minutes 'Minutes 5' --decided-by M-2,M-3 --reason 'A bad harvest' --by carlos"
            ),
            Verb.Sends(
                "commitments give-up",
                "FUND NUMBER --date=on --reason --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "commitments give-up FR-CACAO 1 --minutes 'Minutes 6' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            Verb.Sends(
                "commitments withdraw",
                "FUND NUMBER --date=on --reason",
                "commitments withdraw FR-CACAO 1 --reason 'No inputs needed' --by maria"
            ),
            Verb.Asks("commitments list", "FUND --page", "commitments list FR-CACAO"),
            Verb.Sends(
                "loans apply",
                "FUND MEMBER --product --amount --instalments --first-due --guarantors --purpose --date=on",
                "loans apply FR-CACAO M-1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --guarantors M-4 --purpose 'Fertilizer' --by maria"
            ),
            Verb.Sends(
                "loans approve",
                "FUND NUMBER --date=on --amount --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "loans approve FR-CACAO 1 --minutes 'Minutes 3' --decided-by M-2,M-3 --by carlos"
            ),
            Verb.Sends(
                "loans reject",
                "FUND NUMBER --date=on --reason --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "loans reject FR-CACAO 1 --minutes 'Minutes 3' --decided-by M-2,M-3 --reason 'Late with another loan' --by carlos"
            ),
            Verb.Sends(
                "loans withdraw",
                "FUND NUMBER --date=on --reason",
                "loans withdraw FR-CACAO 1 --reason 'Not needed' --by maria"
            ),
            Verb.Sends(
                "loans disburse",
                "FUND NUMBER --date=on --means --first-due --parts --line=credit_line --bank-share --reference",
                "loans disburse FR-CACAO 1 --reference 'Receipt 20' --by maria"
            ),
            Verb.Sends(
                "loans repay",
                "FUND NUMBER --date=on --amount --means --prepaying --reference",
                "loans repay FR-CACAO 1 --amount 366720 --reference 'Receipt 31' --by maria"
            ),
            Verb.Sends(
                "loans take-back",
                "FUND NUMBER --date=on --receipt --reason",
                "loans take-back FR-CACAO 1 --receipt 'Receipt 31' --reason 'A digit too many' --by carlos"
            ),
            Verb.Sends(
                "loans charge",
                "FUND NUMBER --date=on --amount --penalty=is_penalty --reason",
                "loans charge FR-CACAO 1 --amount 10000 --penalty --reason 'A cheque bounced' --by maria"
            ),
            Verb.Sends(
                "loans restructure",
                "FUND NUMBER --date=on --instalments --first-due --reason --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "loans restructure FR-CACAO 1 --instalments 12 --first-due 2026-10-31 --minutes 'Minutes 8' --decided-by M-2,M-3 --reason 'Frost' --by carlos"
            ),
            Verb.Sends(
                "loans write-off",
                "FUND NUMBER --date=on --reason --minutes=decision.committee_minutes --decided-by=decision.deciders",
                "loans write-off FR-CACAO 1 --minutes 'Minutes 11' --decided-by M-2,M-3 --reason 'Left the region' --by carlos"
            ),
            Verb.Sends(
                "loans recover",
                "FUND NUMBER --date=on --amount --means --reference",
                "loans recover FR-CACAO 1 --amount 100000 --reference 'Receipt 77' --by maria"
            ),
            Verb.Asks(
                "loans quote",
                "--regulation --version --product --amount --instalments --first-due --date=on --country",
                "loans quote --regulation fondo-rotatorio --version 1 --product cuota-fija --amount 4000000 --instalments 12 --first-due 2026-02-28 --date 2026-01-28"
            ),
            Verb.Asks("loans list", "FUND --all --page", "loans list FR-CACAO", "loans list FR-CACAO --all"),
            Verb.Asks("loans show", "FUND NUMBER", "loans show FR-CACAO 1"),
        ];
}
