namespace Ledger.Cli;

/// <summary>Alliances and their case files.</summary>
internal static class AllianceVerbs
{
    public static IReadOnlyList<Verb> All =>
        [
            Verb.Sends(
                "alliances register",
                "ALLIANCE --name --organization --unit --programme --instrument= --model --families --cost --incentive --date=on",
                "alliances register AL-1 --name 'Quinua Real' --organization ORG-1 --unit Oruro --programme PAR2 --instrument par2-additional-financing/1 --model 1 --families 40 --cost 2000000 --incentive 1000000 --by oficina"
            ),
            Verb.Sends(
                "alliances evaluate",
                "ALLIANCE --date=on --document --reason",
                "alliances evaluate AL-1 --document 'Score 87' --by eva"
            ),
            Verb.Sends(
                "alliances approve",
                "ALLIANCE --date=on --document --reason",
                "alliances approve AL-1 --document 'Minutes 4' --by oficina"
            ),
            Verb.Sends(
                "alliances sign",
                "ALLIANCE --line=lines --date=on --document",
                "alliances sign AL-1 --line 'LOAN/2(a)/2/2022=1000000' --document 'Agreement 12' --by oficina"
            ),
            Verb.Sends(
                "alliances constitute",
                "ALLIANCE --date=on --document",
                "alliances constitute AL-1 --document 'Account 1-77' --by oficina"
            ),
            Verb.Sends(
                "alliances suspend",
                "ALLIANCE --date=on --document --reason",
                "alliances suspend AL-1 --reason 'Flood' --by oficina"
            ),
            Verb.Sends(
                "alliances resume",
                "ALLIANCE --date=on --document --reason",
                "alliances resume AL-1 --document 'Minutes 9' --by oficina"
            ),
            Verb.Sends(
                "alliances liquidate",
                "ALLIANCE --contributor --amount --date=on --reference",
                "alliances liquidate AL-1 --amount 12000 --reference 'Statement 20, line 1' --by carla",
                "alliances liquidate AL-1 --contributor co_municipality-7 --amount 300 --reference 'Statement 20, line 2' --by carla"
            ),
            Verb.Sends(
                "alliances close",
                "ALLIANCE --exit=exit_record --date=on --document --reason",
                "alliances close AL-1 --document 'Closing report' --exit 'Act of final acceptance=Act 15' --by oficina"
            ),
            Verb.Sends(
                "alliances reject",
                "ALLIANCE --date=on --document --reason",
                "alliances reject AL-1 --reason 'No market' --by oficina"
            ),
            Verb.Sends(
                "alliances withdraw",
                "ALLIANCE --date=on --document --reason",
                "alliances withdraw AL-1 --reason 'The buyer left' --by oficina"
            ),
            Verb.Sends(
                "alliances change",
                "ALLIANCE --families --cost --incentive --line=budget --date=on --document --reason",
                session => session.TellCap(),
                "alliances change AL-1 --families 35 --reason 'Five families left' --by oficina"
            ),
            Verb.Sends(
                "alliances budget",
                "ALLIANCE --line=lines --date=on --document",
                "alliances budget AL-1 --line 'SEED|Seed and seedlings|800000|2022-03-01|2022-12-31' --line 'PLANT|Processing plant|1200000|2022-06-01|2023-06-30' --by oficina"
            ),
            Verb.Sends(
                "alliances party",
                "ALLIANCE --role --holder --date=on --document",
                "alliances party AL-1 --role ally --holder co_buyer-3 --document 'Purchase agreement 5' --by oficina",
                "alliances party AL-1 --role territorial-entity --holder co_municipality-7 --document 'Agreement 12' --by oficina"
            ),
            Verb.Asks(
                "alliances list",
                "--programme --unit --state --over-cap --page",
                "alliances list --programme PAR2 --unit Oruro --state executing"
            ),
            Verb.Asks("alliances show", "ALLIANCE", "alliances show AL-1"),
            ImportVerb.Of("alliances import", "alliances import alliances.csv --by oficina"),
            ImportVerb.Of("alliances import-budgets", "alliances import-budgets budgets.csv --by oficina"),
            Verb.Sends(
                "members admit",
                "ALLIANCE MEMBER=code --adult=producer.is_adult --uaf=producer.uaf --assets=producer.assets_smmlv --net-income=producer.net_income_smmlv --agricultural-income=producer.agricultural_income --date=on --document",
                "members admit AL-1 P-017 --adult --uaf 1.5 --assets 120 --net-income 1.2 --agricultural-income 80% --document 'Declaration 17' --by oficina"
            ),
            Verb.Sends(
                "members commit",
                "ALLIANCE MEMBER --amount --date=on --document",
                "members commit AL-1 P-017 --amount 4000000 --document 'Commitment 17' --by maria"
            ),
            Verb.Sends(
                "members leave",
                "ALLIANCE MEMBER=code --date=on --reason",
                "members leave AL-1 P-017 --reason 'Sold the plot' --by oficina"
            ),
            Verb.Asks("members list", "ALLIANCE --page", "members list AL-1"),
            ImportVerb.Of("members import", "members import members.csv --by oficina"),
            Verb.Sends(
                "supervisors appoint",
                "ALLIANCE HANDLE=supervisor --from --through",
                "supervisors appoint AL-1 saul --from 2022-03-01 --through 2023-12-31 --by oficina"
            ),
            Verb.Sends(
                "supervisors dismiss",
                "ALLIANCE HANDLE=supervisor --date=on --reason",
                "supervisors dismiss AL-1 saul --reason 'Works for a supplier' --by oficina"
            ),
            Verb.Asks("supervisors list", "ALLIANCE", "supervisors list AL-1"),
            ImportVerb.Of("certificate import", "certificate import certificates.csv --by saul"),
            Verb.Sends(
                "pledges make",
                "ALLIANCE --contributor --kind --amount --due-on --date=on --document",
                "pledges make AL-1 --contributor co_org-1 --amount 500000 --due-on 2022-06-30 --document 'Agreement 12' --by maria"
            ),
            Verb.Sends(
                "pledges call",
                "ALLIANCE NUMBER=pledge --date=on --document",
                "pledges call AL-1 1 --document 'Letter 3' --by oficina"
            ),
            Verb.Sends(
                "pledges verify",
                "ALLIANCE NUMBER=pledge --amount --date=on --reference",
                "pledges verify AL-1 1 --amount 250000 --reference 'Statement 3, line 7' --by carla"
            ),
            Verb.Sends(
                "pledges correct",
                "ALLIANCE NUMBER=pledge --amount --date=on --reason",
                "pledges correct AL-1 1 --amount 250000 --reason 'The cheque bounced' --by carla"
            ),
            Verb.Sends(
                "pledges withdraw",
                "ALLIANCE NUMBER=pledge --date=on --reason",
                session => session.TellCap(),
                "pledges withdraw AL-1 2 --reason 'The bank did not lend' --by maria"
            ),
            Verb.Asks("pledges list", "ALLIANCE", "pledges list AL-1"),
            Verb.Asks("pledges show", "ALLIANCE NUMBER", "pledges show AL-1 1"),
            Verb.Asks("pledges late", "PROGRAMME --as-of", "pledges late PAR2"),
            ImportVerb.Of("pledges import", "pledges import pledges.csv --by oficina"),
            Verb.Sends(
                "certificate issue",
                "ALLIANCE --progress --date=on --evidence --evidence-file=evidence --for",
                "certificate issue PAR2-ORU-7 --progress 40% --evidence-file visit.pdf --by saul"
            ),
            Verb.Asks("certificate show", "ALLIANCE NUMBER", "certificate show PAR2-ORU-7 1"),
            Verb.Sends(
                "certificate revoke",
                "ALLIANCE NUMBER=certificate --date=on --reason",
                "certificate revoke PAR2-ORU-7 2 --date 2026-03-31 --reason 'The photographs are of another plot' --by saul"
            ),
            Verb.Sends(
                "release request",
                "ALLIANCE --amount --date=on --document",
                "release request PAR2-ORU-7 --amount 120000.00 --document 'Request 1' --by maria"
            ),
            Verb.Sends(
                "release amend",
                "ALLIANCE NUMBER --amount --date=on --reason",
                session => session.TellRevision(dossier => dossier.FindRelease(session.Number("NUMBER"))?.Revision),
                "release amend PAR2-ORU-7 1 --amount 100000.00 --reason 'A quotation fell' --by maria"
            ),
            Verb.Asks("release conditions", "ALLIANCE NUMBER", "release conditions PAR2-ORU-7 1"),
            Verb.Asks(
                "release list",
                "--programme --unit --state --sort --page",
                "release list --state requested",
                "release list --unit Oruro --sort amount --page 2"
            ),
            Verb.Asks("release show", "ALLIANCE NUMBER", "release show PAR2-ORU-7 1"),
            Verb.Sends(
                "release review",
                "ALLIANCE NUMBER --date=on --revision",
                "release review PAR2-ORU-7 1 --revision 1 --by eva"
            ),
            Verb.Sends(
                "release approve",
                "ALLIANCE NUMBER --date=on --revision",
                "release approve PAR2-ORU-7 1 --revision 1 --by tomas"
            ),
            Verb.Sends(
                "release instruct",
                "ALLIANCE NUMBER --date=on --document",
                "release instruct PAR2-ORU-7 1 --document 'Instruction 31' --by rita"
            ),
            Verb.Sends(
                "release bounce",
                "ALLIANCE NUMBER --date=on --reason",
                "release bounce PAR2-ORU-7 1 --reason 'Account number' --by carla"
            ),
            Verb.Sends(
                "release debit",
                "ALLIANCE NUMBER --date=on --reference",
                "release debit PAR2-ORU-7 1 --reference 'Statement 4, line 1' --by carla"
            ),
            Verb.Sends(
                "release confirm",
                "ALLIANCE NUMBER --date=on --amount --reference",
                "release confirm PAR2-ORU-7 1 --amount 120000.00 --reference 'Statement 4, line 1' --by carla"
            ),
            Verb.Sends(
                "release return",
                "ALLIANCE NUMBER --date=on --amount --reference",
                "release return PAR2-ORU-7 1 --reference 'Statement 5, line 2' --by carla"
            ),
            Verb.Sends(
                "release retry",
                "ALLIANCE NUMBER --date=on --reason",
                "release retry PAR2-ORU-7 1 --reason 'Account number corrected' --by rita"
            ),
            Verb.Sends(
                "release reject",
                "ALLIANCE NUMBER --date=on --reason",
                "release reject PAR2-ORU-7 1 --reason 'Outside the plan' --by eva"
            ),
            Verb.Sends(
                "release cancel",
                "ALLIANCE NUMBER --date=on --reason",
                "release cancel PAR2-ORU-7 1 --reason 'Bought on credit' --by maria"
            ),
            Verb.Sends(
                "expenses render",
                "ALLIANCE --release --invoice=lines --date=on --document",
                "expenses render PAR2-ORU-7 --release 1 --invoice 'su_900123;F-77;2022-04-01;SEEDS;1000.00' --document 'Descargo 1' --by maria"
            ),
            Verb.Sends(
                "expenses accept",
                "ALLIANCE NUMBER --date=on --ineligible=findings --document",
                "expenses accept PAR2-ORU-7 1 --document 'Report 9' --by eva"
            ),
            Verb.Sends(
                "expenses reject",
                "ALLIANCE NUMBER --date=on --reason",
                "expenses reject PAR2-ORU-7 1 --reason 'Two invoices cannot be read' --by eva"
            ),
            Verb.Sends(
                "expenses disallow",
                "ALLIANCE NUMBER --date=on --ineligible=findings --document",
                "expenses disallow PAR2-ORU-7 1 --ineligible 'su_900123;F-77;Not in the plan' --document 'Audit 4' --by eva"
            ),
            Verb.Sends(
                "expenses refund",
                "ALLIANCE NUMBER --date=on --amount --reference",
                "expenses refund PAR2-ORU-7 1 --amount 300.00 --reference 'Statement 6, line 3' --by carla"
            ),
            Verb.Asks("expenses list", "ALLIANCE", "expenses list PAR2-ORU-7"),
            Verb.Asks("expenses show", "ALLIANCE NUMBER", "expenses show PAR2-ORU-7 1"),
            Verb.Sends(
                "order place",
                "ALLIANCE --supplier --invoice --invoice-date=invoice_on --line=budget_line --amount=gross --withholding --retention --date=on --document",
                "order place PA-CACAO-1 --supplier su_900123 --invoice F-77 --invoice-date 2026-06-01 --line SEEDS --amount 1000000 --withholding 25000 --document 'Committee act 3' --by comite"
            ),
            Verb.Sends(
                "order amend",
                "ALLIANCE NUMBER --amount=gross --withholding --retention --date=on --reason",
                session => session.TellRevision(dossier => dossier.FindOrder(session.Number("NUMBER"))?.Revision),
                "order amend PA-CACAO-1 1 --amount 900000 --reason 'A credit note' --by comite"
            ),
            Verb.Sends(
                "order review",
                "ALLIANCE NUMBER --date=on --revision",
                "order review PAR2-ORU-7 1 --revision 1 --by eva"
            ),
            Verb.Sends(
                "order approve",
                "ALLIANCE NUMBER --date=on --revision",
                "order approve PAR2-ORU-7 1 --revision 1 --by tomas"
            ),
            Verb.Sends(
                "order instruct",
                "ALLIANCE NUMBER --date=on --document",
                "order instruct PAR2-ORU-7 1 --document 'Instruction 31' --by rita"
            ),
            Verb.Sends(
                "order confirm",
                "ALLIANCE NUMBER --date=on --reference",
                "order confirm PAR2-ORU-7 1 --reference 'Statement 4, line 1' --by carla"
            ),
            Verb.Sends(
                "order return",
                "ALLIANCE NUMBER --date=on --reference",
                "order return PAR2-ORU-7 1 --reference 'Statement 5, line 2' --by carla"
            ),
            Verb.Sends(
                "order retry",
                "ALLIANCE NUMBER --date=on --reason",
                "order retry PAR2-ORU-7 1 --reason 'Account number corrected' --by rita"
            ),
            Verb.Sends(
                "order reject",
                "ALLIANCE NUMBER --date=on --reason",
                "order reject PAR2-ORU-7 1 --reason 'Outside the plan' --by eva"
            ),
            Verb.Sends(
                "order cancel",
                "ALLIANCE NUMBER --date=on --reason",
                "order cancel PAR2-ORU-7 1 --reason 'Bought elsewhere' --by comite"
            ),
            Verb.Sends(
                "order pay-tax",
                "ALLIANCE --amount --date=on --reference",
                "order pay-tax PA-CACAO-1 --amount 25000 --reference 'Statement 7, line 2' --by rita"
            ),
            Verb.Sends(
                "order release-retention",
                "ALLIANCE --supplier --amount --date=on --reference",
                "order release-retention PA-CACAO-1 --supplier su_900123 --amount 50000 --reference 'Statement 9, line 1' --by rita"
            ),
            Verb.Asks("order list", "ALLIANCE", "order list PA-CACAO-1"),
            Verb.Asks("order show", "ALLIANCE NUMBER", "order show PA-CACAO-1 1"),
            Verb.Sends(
                "works plan",
                "ALLIANCE --name --amount=estimate --date=on --document",
                "works plan SM-TARIJA-3 --name 'Irrigation canal' --amount 2000000 --document 'Preinvestment study' --by oscar"
            ),
            Verb.Sends(
                "works tender",
                "ALLIANCE NUMBER --date=on --document",
                "works tender PAR2-ORU-7 1 --document 'Call 12' --by oscar"
            ),
            Verb.Sends(
                "works award",
                "ALLIANCE NUMBER --date=on --contractor --amount --document",
                "works award PAR2-ORU-7 1 --contractor su_4711 --amount 1900000 --document 'Contract 5' --by oscar"
            ),
            Verb.Sends(
                "works abandon",
                "ALLIANCE NUMBER --date=on --reason",
                "works abandon PAR2-ORU-7 1 --reason 'Nobody offered' --by oscar"
            ),
            Verb.Sends(
                "works advance",
                "ALLIANCE NUMBER --date=on --amount --document",
                "works advance PAR2-ORU-7 1 --amount 380000 --document 'Contract 5, guarantee 7' --by oscar"
            ),
            Verb.Sends(
                "works certify",
                "ALLIANCE NUMBER --date=on --cumulative --evidence --evidence-file=evidence --last=is_last",
                "works certify PAR2-ORU-7 1 --cumulative 600000 --evidence-file planilla-1.pdf --by saul"
            ),
            Verb.Sends(
                "works revoke",
                "ALLIANCE NUMBER=certificate --date=on --reason",
                "works revoke PAR2-ORU-7 1 --reason 'Measured on the wrong drawing' --by saul"
            ),
            Verb.Sends("works approve", "ALLIANCE NUMBER --date=on", "works approve PAR2-ORU-7 1 --by tomas"),
            Verb.Sends(
                "works instruct",
                "ALLIANCE NUMBER --date=on --document",
                "works instruct PAR2-ORU-7 1 --document 'Instruction 31' --by rita"
            ),
            Verb.Sends(
                "works confirm",
                "ALLIANCE NUMBER --date=on --reference",
                "works confirm PAR2-ORU-7 1 --reference 'Statement 3, line 2' --by carla"
            ),
            Verb.Sends(
                "works return",
                "ALLIANCE NUMBER --date=on --reference",
                "works return PAR2-ORU-7 1 --reference 'Statement 4, line 1' --by carla"
            ),
            Verb.Sends(
                "works retry",
                "ALLIANCE NUMBER --date=on --reason",
                "works retry PAR2-ORU-7 1 --reason 'Account number corrected' --by rita"
            ),
            Verb.Sends(
                "works cancel",
                "ALLIANCE NUMBER --date=on --reason",
                "works cancel PAR2-ORU-7 1 --reason 'No guarantee' --by oscar"
            ),
            Verb.Sends(
                "works accept-provisionally",
                "ALLIANCE NUMBER --date=on --document",
                "works accept-provisionally PAR2-ORU-7 1 --document 'Minutes 8' --by saul"
            ),
            Verb.Sends(
                "works accept-finally",
                "ALLIANCE NUMBER --date=on --document",
                "works accept-finally PAR2-ORU-7 1 --document 'Minutes 15' --by saul"
            ),
            ImportVerb.Of("works import", "works import works.csv --by oficina"),
            Verb.Asks("works list", "ALLIANCE", "works list SM-TARIJA-3"),
            Verb.Asks("works show", "ALLIANCE NUMBER", "works show SM-TARIJA-3 1"),
            Verb.Asks("works show-payment", "ALLIANCE NUMBER", "works show-payment SM-TARIJA-3 1"),
        ];
}
