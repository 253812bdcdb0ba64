using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.Workflow;
using NodaTime;
using Xunit;

namespace Ledger.Tests;

public class A_refusal_in_Spanish
{
    private static readonly Localizer Spanish = Localizer.Find("es-CO")!;
    private static readonly Localizer English = Localizer.English;

    [Theory, MemberData(nameof(RefusalCatalogue.Pages), MemberType = typeof(RefusalCatalogue))]
    public void Is_printed_in_the_specification(string page) =>
        Repository.MustEqual($"specs/{page}.es.md", RefusalCatalogue.PrintInSpanish(page, Spanish));

    [Fact]
    public void Uses_only_what_the_refusal_has() =>
        Assert.All(RefusalCatalogue.All, refusal => Assert.DoesNotContain('{', Spanish.Message(refusal)));

    [Fact]
    public void Shows_every_figure_that_the_English_shows() =>
        Assert.All(
            RefusalCatalogue.All,
            refusal =>
            {
                foreach (var (property, changed) in RefusalCatalogue.Variations(refusal))
                    if (English.Message(changed) != English.Message(refusal))
                        Assert.True(
                            Spanish.Of(changed) != Spanish.Of(refusal),
                            $"{refusal.Code} shows {property} in English and not in Spanish."
                        );
            }
        );

    [Fact]
    public void Says_what_is_wrong_and_what_to_do_in_whole_sentences() =>
        Assert.All(
            RefusalCatalogue.All,
            refusal =>
            {
                var text = Spanish.Of(refusal);
                Assert.Matches(@"\S.*[.?]$", text.What);
                Assert.Matches(@"^\p{Lu}.*[.]$", text.Remedy);
                Assert.DoesNotMatch(
                    @"  |\.\.|\bde el\b|\ba el\b",
                    text.Message.Replace("...", "", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void Is_told_by_its_code_where_there_is_no_text() =>
        Assert.Equal(new RefusalText("test.unheard", "test.unheard"), Spanish.Of(new Unheard()));

    [Fact]
    public void Cannot_move_a_cursor() =>
        Assert.Contains(
            "[U+001B]",
            Spanish.Message(new AccessRefusal.UnknownPerson("ana\u001b[2J")),
            StringComparison.Ordinal
        );

    public static TheoryData<Refusal, string> Sentences =>
        new()
        {
            {
                new AccessRefusal.NotPermitted("maria", Permission.Approve),
                "maria no tiene el permiso de aprobar. Lo tienen estos roles: Operador, Tesorero."
            },
            {
                new JournalRefusal.InsufficientFunds(
                    "PA-1",
                    "1110/COP",
                    new LocalDate(2026, 6, 4),
                    Cop(-1_200_50),
                    Cop(1_200_50)
                ),
                "La cuenta 1110/COP del patrimonio PA-1 tendría -1.200,50 COP disponibles el 04/06/2026. Faltan 1.200,50 COP. Reduzca el valor, espere a que llegue dinero o libere una reserva."
            },
            {
                new JournalRefusal.InsufficientFunds("PA-1", "1110/COP", new LocalDate(2026, 6, 4), Cop(0), Cop(5_00)),
                "La cuenta 1110/COP del patrimonio PA-1 tendría 0,00 COP disponibles el 04/06/2026. Faltan 5,00 COP en el peor día posterior. Reduzca el valor, espere a que llegue dinero o libere una reserva."
            },
            {
                new CommandRefusal.WrongState(
                    "release 3 of PA-7",
                    "InTransit",
                    "release approve",
                    "release confirm, release return"
                ),
                "El giro 3 de PA-7 está en estado En tránsito. En este estado no se permite 'release approve'. Se permite ahora: release confirm, release return."
            },
            {
                new CommandRefusal.WrongState("order 1 of PA-7", "Paid", "order pay", "nothing, it is over"),
                "La orden de pago 1 de PA-7 está en estado Pagada. En este estado no se permite 'order pay'. Se permite ahora: nada, ya terminó."
            },
            {
                new CommandRefusal.WrongState("loan 2 of FR-1", "Closed", "loans repay", "nothing, it is over"),
                "El crédito 2 de FR-1 está en estado Cancelado. En este estado no se permite 'loans repay'. Se permite ahora: nada, ya terminó."
            },
            {
                new AllianceRefusal.OpenFiles(
                    "AL-1",
                    "release 1 (Requested), order 2 (Approved), works payment 3 (Paid)"
                ),
                "AL-1 tiene expedientes abiertos: giro 1 (Solicitado), orden de pago 2 (Aprobada), pago de obra 3 (Pagado). Termínelos o anúlelos primero."
            },
            {
                new AllianceRefusal.MoneyLeft("AL-1", "1110 1500.25 COP, 1310 of PAAP 20.00 COP"),
                "AL-1 todavía tiene 1110 1.500,25 COP, 1310 de PAAP 20,00 COP. Pague lo que se debe, presente el descargo de lo gastado y devuelva el resto (alliances liquidate). Después cierre."
            },
            {
                new CommandRefusal.DateInFuture("date", new LocalDate(2026, 7, 3), new LocalDate(2026, 7, 2)),
                "Fecha: 03/07/2026 es posterior a hoy, 02/07/2026. Indique el día en que ocurrió."
            },
            {
                new AllianceRefusal.AppropriationOver("LOAN/2(a)/2/2022", 2022, new LocalDate(2022, 12, 31)),
                "La línea LOAN/2(a)/2/2022 es de la vigencia 2022, que terminó antes del 31/12/2022. Comprometa con cargo al año del convenio o a uno posterior. Apropie de nuevo lo que se traslada."
            },
            {
                new WorksRefusal.AdvanceTooLarge(
                    "works 1 of SM-3",
                    Cop(10_00),
                    Cop(5_00),
                    Share.OfMillionths(263_000),
                    "POA 2023"
                ),
                "Un anticipo de 10,00 COP para la obra 1 de SM-3 es más que 5,00 COP, lo que queda del 26,3% del contrato (POA 2023). Anticipe como máximo ese valor. Las planillas amortizan el anticipo en esa proporción."
            },
            {
                new ExpenseReportRefusal.NothingTransferred("release 2 of PA-7"),
                "El banco no ha transferido nada del giro 2 de PA-7. Presente el descargo de un giro que el banco haya pagado."
            },
            {
                new ExpenseReportRefusal.AboveRefundDue("expense report 2 of PA-7", Cop(3_00), Cop(2_00)),
                "3,00 COP es más que 2,00 COP, la devolución pendiente del descargo 2 de PA-7. Registre como máximo la devolución pendiente. Registre el resto como depósito."
            },
            {
                new LendingRefusal.AboveLegalMaximum(
                    "1.5%/month",
                    "19.56181714%",
                    "19.5%",
                    new LocalDate(2026, 3, 31),
                    "Superfinanciera"
                ),
                "1,5% mensual es 19,56181714% efectivo anual; la tasa de usura al 31/03/2026 es 19,5% (Superfinanciera). Use una tasa que no supere ese máximo."
            },
            {
                new FundRefusal.InconsistentFigure(
                    "amount",
                    "5000000.00 COP",
                    "the 4000000.00 COP that were asked for"
                ),
                "Valor: 5.000.000,00 COP contradice los 4.000.000,00 COP solicitados. Corrija la cifra o el día."
            },
            {
                new TrancheRefusal.NotAnApprover("release 1 of AL-1", "maria", "Operator, Treasurer"),
                "maria no es uno de los aprobadores del giro 1 de AL-1. Falta: Operador, Tesorero. Uno de ellos debe aprobar o delegar."
            },
            {
                new TrancheRefusal.ChangedSince("release 1 of AL-1", 1, 2, "now 1500.00 COP for 2022-05-03, Requested"),
                "El giro 1 de AL-1 cambió después de la revisión 1. Está en la revisión 2 (ahora 1.500,00 COP para el 03/05/2022). Revíselo de nuevo y decida sobre la revisión actual."
            },
            {
                new MemberRefusal.NotEligible("P-1", 2, "land in UAF 2.5, at most 2; of age: no, must be", "CONPES"),
                "P-1 no cumple 2 criterios de elegibilidad (CONPES): tierra en UAF 2,5, máximo 2; mayor de edad: no, debe serlo. Corrija lo declarado si está equivocado. Quien no es elegible participa sin el incentivo."
            },
            {
                new JournalRefusal.DifferentContent(default, "Balance", "1000000.00 COP", "1100000.00 COP"),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en saldo: 1.000.000,00 COP, no 1.100.000,00 COP. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            {
                new JournalRefusal.DifferentContent(default, "Lines[1].Amount", "80000.00 COP", "nothing"),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en valor (línea 2): 80.000,00 COP, no nada. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            {
                new JournalRefusal.DifferentContent(default, "instruction 2: amount of line 1", "80000.00 COP", "date"),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en instrucción 2: valor de la línea 1: 80.000,00 COP, no date. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            { new CsvRefusal.NotAValue("adult", "maybe", "yes or no"), "adult es 'maybe'. Escriba sí o no." },
            { new TextRefusal.Missing("reason"), "Motivo: está vacío. Escríbalo." },
            {
                new SegregationRefusal.SamePerson("release 1 of AL-1", "mateo", Duty.Approve, Duty.Prepare),
                "mateo ya actuó en el giro 1 de AL-1 (preparar) y no puede actuar también como: aprobar. Debe actuar otra persona, sin importar los roles. El intento quedó registrado."
            },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Reads_as_a_fiduciary_would_say_it(Refusal refusal, string said) =>
        Assert.Equal(said, Spanish.Message(refusal));

    private static Money Cop(long minorUnits) => new(minorUnits, Currency.COP);

    private sealed record Unheard() : Refusal("test.unheard");
}

public class Every_word_of_a_life_in_Spanish
{
    private static bool Has(string key) => ResourceTexts.Only("Words.es").ContainsKey(key);

    public static TheoryData<CaseKind> Lives => [.. Enum.GetValues<CaseKind>()];

    [Theory]
    [MemberData(nameof(Lives))]
    public void Is_there_for_its_states(CaseKind life) =>
        Assert.All(Ledger.Alliances.Lives.StatesOf(life), state => Assert.True(Has($"{life}State.{state}"), state));

    [Fact]
    public void Is_there_for_its_steps()
    {
        ILifecycle[] lives =
        [
            Alliance.Lifecycle,
            Pledge.Lifecycle,
            ProgressCertificate.Lifecycle,
            Release.Lifecycle,
            PaymentOrder.Lifecycle,
            ExpenseReport.Lifecycle,
            Ledger.Alliances.Works.SubprojectWorks.Lifecycle,
            WorksPayment.Lifecycle,
        ];
        Assert.All(
            lives.SelectMany(life => life.Triggers.Concat(life.Beginnings.Select(begun => begun.Trigger))),
            step => Assert.True(Has($"Step.{step}"), step)
        );
        // And for those that change no state, as commands note them.
        var noted = Repository
            .Sources("src/Ledger")
            .SelectMany(source =>
                Regex.Matches(source.Text, @"dossier\s*\.Noted\(\s*""(\w+)""").Select(match => match.Groups[1].Value)
            )
            .Distinct()
            .ToList();
        Assert.Contains("AdmitMember", noted);
        Assert.All(noted, step => Assert.True(Has($"Step.{step}"), step));
    }
}
