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
                    FileNames.Of("release", 3, "PA-7"),
                    ReleaseState.InTransit,
                    "release approve",
                    CodedText.Words("release confirm, release return")
                ),
                "El giro 3 de PA-7 está en estado En tránsito. En este estado no se permite 'release approve'. Se permite ahora: release confirm, release return."
            },
            {
                new CommandRefusal.WrongState(
                    FileNames.Of("order", 1, "PA-7"),
                    OrderState.Paid,
                    "order pay",
                    new("nothing_over")
                ),
                "La orden de pago 1 de PA-7 está en estado Pagada. En este estado no se permite 'order pay'. Se permite ahora: nada, ya terminó."
            },
            {
                new CommandRefusal.WrongState(
                    FileNames.Of("loan", 2, "FR-1"),
                    Ledger.RotatingFunds.Loans.LoanState.Closed,
                    "loans repay",
                    new("nothing_over")
                ),
                "El crédito 2 de FR-1 está en estado Cancelado. En este estado no se permite 'loans repay'. Se permite ahora: nada, ya terminó."
            },
            {
                new AllianceRefusal.OpenFiles(
                    "AL-1",
                    CodedText.Items([
                        OpenFile("release", 1, ReleaseState.Requested),
                        OpenFile("order", 2, OrderState.Approved),
                        OpenFile("works_payment", 3, WorksPaymentState.Paid),
                    ])
                ),
                "AL-1 tiene expedientes abiertos: giro 1 (Solicitado), orden de pago 2 (Aprobada), pago de obra 3 (Pagado). Termínelos o anúlelos primero."
            },
            {
                new AllianceRefusal.MoneyLeft(
                    "AL-1",
                    CodedText.Items([
                        new CodedText("balance.left", ("Account", "1110"), ("Amount", Cop(1500_25))),
                        new CodedText("balance.advanced", ("Programme", "PAAP"), ("Amount", Cop(20_00))),
                    ])
                ),
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
                    FileNames.Of("works", 1, "SM-3"),
                    Cop(10_00),
                    Cop(5_00),
                    Share.OfMillionths(263_000),
                    "POA 2023"
                ),
                "Un anticipo de 10,00 COP para la obra 1 de SM-3 es más que 5,00 COP, lo que queda del 26,3% del contrato (POA 2023). Anticipe como máximo ese valor. Las planillas amortizan el anticipo en esa proporción."
            },
            {
                new ExpenseReportRefusal.NothingTransferred(FileNames.Of("release", 2, "PA-7")),
                "El banco no ha transferido nada del giro 2 de PA-7. Presente el descargo de un giro que el banco haya pagado."
            },
            {
                new ExpenseReportRefusal.AboveRefundDue(
                    FileNames.Of("expense_report", 2, "PA-7"),
                    Cop(3_00),
                    Cop(2_00)
                ),
                "3,00 COP es más que 2,00 COP, la devolución pendiente del descargo 2 de PA-7. Registre como máximo la devolución pendiente. Registre el resto como depósito."
            },
            {
                new LendingRefusal.AboveLegalMaximum(
                    new Rate(1.5m, RatePer.Month).Said(),
                    new("percent", ("Number", 19.56181714m)),
                    new("percent", ("Number", 19.5m)),
                    new LocalDate(2026, 3, 31),
                    "Superfinanciera"
                ),
                "1,5% mensual es 19,56181714% efectivo anual; la tasa de usura al 31/03/2026 es 19,5% (Superfinanciera). Use una tasa que no supere ese máximo."
            },
            {
                new FundRefusal.InconsistentFigure(
                    "amount",
                    Cop(5_000_000_00),
                    new("expected.asked_for", ("Amount", Cop(4_000_000_00)))
                ),
                "Valor: 5.000.000,00 COP contradice los 4.000.000,00 COP solicitados. Corrija la cifra o el día."
            },
            {
                new TrancheRefusal.NotAnApprover(
                    FileNames.Of("release", 1, "AL-1"),
                    "maria",
                    CodedText.Items([Role.Operator, Role.Treasurer])
                ),
                "maria no es uno de los aprobadores del giro 1 de AL-1. Falta: Operador, Tesorero. Uno de ellos debe aprobar o delegar."
            },
            {
                new TrancheRefusal.ChangedSince(
                    FileNames.Of("release", 1, "AL-1"),
                    1,
                    2,
                    new(
                        "changed.release",
                        ("Amount", Cop(1500_00)),
                        ("Day", new LocalDate(2022, 5, 3)),
                        ("State", ReleaseState.Requested)
                    )
                ),
                "El giro 1 de AL-1 cambió después de la revisión 1. Está en la revisión 2 (ahora 1.500,00 COP para el 03/05/2022, en estado Solicitado). Revíselo de nuevo y decida sobre la revisión actual."
            },
            {
                new MemberRefusal.NotEligible(
                    "P-1",
                    2,
                    CodedText.List(
                        int.MaxValue,
                        [new("criterion.uaf", ("Figure", 2.5m), ("Most", 2m)), new("criterion.adult")]
                    ),
                    "CONPES"
                ),
                "P-1 no cumple 2 criterios de elegibilidad (CONPES): tierra en UAF 2,5, máximo 2; mayor de edad: no, debe serlo. Corrija lo declarado si está equivocado. Quien no es elegible participa sin el incentivo."
            },
            {
                new JournalRefusal.DifferentContent(default, "Balance", Cop(1_000_000_00), Cop(1_100_000_00)),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en saldo: 1.000.000,00 COP, no 1.100.000,00 COP. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            {
                new JournalRefusal.DifferentContent(
                    default,
                    "Lines[1].Amount",
                    Cop(80_000_00),
                    new CodedText("found.nothing")
                ),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en valor (línea 2): 80.000,00 COP, no nada. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            {
                new JournalRefusal.DifferentContent(default, "instructions[1].lines[0].amount", Cop(80_000_00), "date"),
                "La solicitud rq_00000000000000000000000000000000 ya está registrada con otro valor en valor (línea 1, instrucción 2): 80.000,00 COP, no date. Envíe la solicitud original, o dé a la nueva su propio identificador (en un archivo, su propia referencia)."
            },
            {
                new CsvRefusal.NotAValue("adult", "maybe", new("expected.yes_or_no")),
                "adult es 'maybe'. Escriba sí o no."
            },
            { new TextRefusal.Missing("reason"), "Motivo: está vacío. Escríbalo." },
            {
                new SegregationRefusal.SamePerson(
                    FileNames.Of("release", 1, "AL-1"),
                    "mateo",
                    Duty.Approve,
                    Duty.Prepare
                ),
                "mateo ya actuó en el giro 1 de AL-1 (preparar) y no puede actuar también como: aprobar. Debe actuar otra persona, sin importar los roles. El intento quedó registrado."
            },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Reads_as_a_fiduciary_would_say_it(Refusal refusal, string said) =>
        Assert.Equal(said, Spanish.Message(refusal));

    private static CodedText OpenFile(string kind, int number, Enum state) =>
        new("open_file", ("File", FileNames.Of(kind, number)), ("State", state));

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
