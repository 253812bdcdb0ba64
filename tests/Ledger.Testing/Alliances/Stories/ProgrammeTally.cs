using System.Runtime.InteropServices;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Journal;
using Ledger.Programmes;

namespace Ledger.Tests.Programmes;

/// <summary>
/// The whole programme added up by hand, and everything that does not agree with it: dossiers, books, and each source's
/// money from the bank to what it paid.
/// </summary>
internal sealed class ProgrammeTally
{
    private readonly Terms _terms;
    private readonly Field _field;
    private readonly long _cash;
    private readonly Dictionary<string, AllianceTally> _alliances = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Estate, string Account, string Holder, string Dimension), long> _told = [];
    private readonly Dictionary<string, int> _read = new(StringComparer.Ordinal);

    public ProgrammeTally(Terms terms, Field field)
    {
        (_terms, _field, _cash) = (terms, field, terms.InBank);
        foreach (var sent in field.Sent.Where(sent => sent.Act is not null))
            Of(sent.Alliance).Note(sent.By, sent.Act!);
    }

    public AllianceTally Of(string alliance) =>
        _alliances.TryGetValue(alliance, out var tally) ? tally : _alliances[alliance] = new AllianceTally(_terms);

    /// <summary>What does not agree after an accepted command; null when all does.</summary>
    public string? Note(Ledger.Access.Person by, string alliance, AllianceCommand command)
    {
        Of(alliance).Note(by, command);
        Tell();
        return Of(alliance).Fault
            ?? Files(_field.Dossiers[alliance], Of(alliance))
            ?? Estate(_field.Dossiers[alliance], Of(alliance), command)
            ?? Treasury(alliance)
            ?? Sources()
            ?? Invoices()
            ?? Balance();
    }

    /// <summary>Whether what was refused by its figures was right by the tally's; null when it was not.</summary>
    public string? CheckRefused(string alliance, AllianceCommand command, Foundations.Refusal refusal) =>
        (command, refusal) switch
        {
            (ReviewRelease { Number: var number }, TrancheRefusal.ConditionsNotMet)
                when Of(alliance).CheckLeave(Of(alliance).Releases[number - 1]) is null =>
                "a release that may leave was refused",
            (ApproveRelease or InstructRelease or RetryRelease, TrancheRefusal.ConditionsNotMet)
                when Of(alliance).CheckLeave(Of(alliance).Releases[((ReleaseCommand)command).Number - 1]) is null =>
                "a release that may leave was refused",
            (ReturnRelease { Amount: { } back } returned, ExpenseReportRefusal.ReleaseAccounted)
                when back.MinorUnits <= Of(alliance).Left(Of(alliance).Releases[returned.Number - 1]) =>
                "what nobody accounted for could not come back",
            (MoveAlliance { Trigger: AllianceTrigger.Close }, AllianceRefusal.MoneyLeft) when Of(alliance).IsEmpty =>
                "an alliance without money could not be closed",
            (RequestRelease request, TrancheRefusal.AbovePayable or TrancheRefusal.AboveCommitment)
                when Of(alliance).MayAsk(new AskedRelease { Amount = request.Amount.MinorUnits, On = request.On }) =>
                "a release that may be asked was refused",
            (RenderExpenseReport render, ExpenseReportRefusal.AboveTransferred)
                when render.Lines.Sum(line => line.Claimed.MinorUnits)
                    <= Of(alliance).Left(Of(alliance).Releases[render.Release - 1]) =>
                "a claim of what was transferred was refused",
            (PlaceOrder place, OrderRefusal.AboveAvailable) when place.Gross.MinorUnits <= Of(alliance).Available =>
                "an order of what is available was refused",
            (ChangeAlliance { Cost: { } cost }, WorksRefusal.AboveCost)
                when Of(alliance).Works.Where(works => works.State != WorksState.Abandoned).Sum(works => works.Amount)
                    <= cost.MinorUnits => "a cost that pays for all works was refused",
            (RecordRefund refund, ExpenseReportRefusal.AboveRefundDue)
                when refund.Amount.MinorUnits <= Of(alliance).Accounts[refund.Number - 1].Due =>
                "a refund of what is due was refused",
            (RevokeWorksCertificate revoke, WorksRefusal)
                when refusal is not WorksRefusal.UnknownCertificate && Of(alliance).MayRevoke(revoke.Certificate) =>
                "a works certificate that may be revoked was not",
            _ => null,
        };

    /// <summary>Postings by source and by budget line, as the journal recorded them.</summary>
    private void Tell()
    {
        foreach (var estate in _field.Books.Estates.Keys)
        {
            var chain = _field.ChainOf(estate);
            for (var i = _read.GetValueOrDefault(estate); i < chain.Count; i++)
                if (chain[i] is EntryRecord { Entry: var entry })
                    foreach (var posting in entry.Postings)
                    foreach (var dimension in (string[])["source", "budget-line"])
                        if (posting.Dimensions[dimension] is { } value)
                            CollectionsMarshal.GetValueRefOrAddDefault(
                                _told,
                                (estate, posting.Code, posting.Holder.Value, value),
                                out _
                            ) += posting.Amount.MinorUnits;
            _read[estate] = chain.Count;
        }
    }

    private long Told(string estate, string account, string holder, string dimension) =>
        _told.GetValueOrDefault((estate, account, holder, dimension));

    /// <summary>Holds and states of the dossier are the tally's.</summary>
    private static string? Files(Dossier dossier, AllianceTally tally)
    {
        foreach (var (release, own) in dossier.Releases.Zip(tally.Releases))
            if (
                (
                    release.State,
                    release.Amount.MinorUnits,
                    release.Paid.MinorUnits,
                    release.InTransit.MinorUnits,
                    release.Accounted.MinorUnits,
                    release.Revision,
                    !release.Hold.IsEmpty
                ) != (own.State, own.Amount, own.Paid, own.Sent, own.Accounted, own.Revision, own.IsHeld)
            )
                return $"release {release.Number} is {release.State}, {release.Amount}, paid {release.Paid}, in transit {release.InTransit}, accounted {release.Accounted}, revision {release.Revision}, held {!release.Hold.IsEmpty}; by the tally {own.State}, {own.Amount}, {own.Paid}, {own.Sent}, {own.Accounted}, {own.Revision}";
        foreach (var (order, own) in dossier.Orders.Zip(tally.Orders))
            if (
                (order.State, order.Key, order.Net.MinorUnits, order.Revision, !order.Hold.IsEmpty)
                != (own.State, own.Key, own.Net, own.Revision, own.IsHeld)
            )
                return $"order {order.Number} is {order.State}, {order.Key}, {order.Net}, revision {order.Revision}, held {!order.Hold.IsEmpty}; by the tally {own.State}, {own.Key}, {own.Net}, {own.Revision}";
        foreach (var (file, own) in dossier.ExpenseReports.Zip(tally.Accounts))
            if (
                (file.State, file.Claimed.MinorUnits, file.RefundDue.MinorUnits, file.RecoveryDue.MinorUnits)
                != (own.State, own.Claimed, own.Due, own.Recovery)
            )
                return $"expense report {file.Number} is {file.State}, claims {file.Claimed}, due {file.RefundDue}, recovery {file.RecoveryDue}; by the tally {own.State}, {own.Claimed}, {own.Due}, {own.Recovery}";
        foreach (var (works, own) in dossier.Works.Zip(tally.Works))
            if (
                (
                    works.State,
                    works.Certified.MinorUnits,
                    works.OfProgramme.MinorUnits,
                    works.Retained.MinorUnits,
                    works.Advanced.MinorUnits,
                    works.Amortized.MinorUnits
                ) != (own.State, own.Certified, own.OfProgramme, own.Kept, own.Advanced, own.Amortized)
            )
                return $"works {works.Number} are in {works.State}: {works.Certified} certified, {works.OfProgramme} of the programme, {works.Retained} retained, {works.Advanced} advanced, {works.Amortized} of it paid back; by the tally {own.State}, {own.Certified}, {own.OfProgramme}, {own.Kept}, {own.Advanced}, {own.Amortized}";
        if (
            dossier.Works.Find(works =>
                !works
                    .CertificatesIn(dossier)
                    .Reverse()
                    .SequenceEqual(
                        dossier.WorksCertificates.FindAll(seen =>
                            seen.Works == works.Id && !tally.WorksCertificates[seen.Number - 1].IsRevoked
                        )
                    )
            ) is
            { } other
        )
            return $"of works {other.Number} certificates {string.Join(", ", other.CertificatesIn(dossier).Select(seen => seen.Number))} count, by the tally others";
        foreach (var (payment, own) in dossier.WorksPayments.Zip(tally.Payments))
            if (
                (payment.State, payment.Kind, payment.Amount.MinorUnits, !payment.Hold.IsEmpty)
                != (own.State, own.Kind, own.Amount, own.IsHeld)
            )
                return $"works payment {payment.Number} is {payment.State}, {payment.Kind}, {payment.Amount}, held {!payment.Hold.IsEmpty}; by the tally {own.State}, {own.Kind}, {own.Amount}";
        foreach (var (pledge, own) in dossier.Pledges.Zip(tally.Pledges))
            if (
                (pledge.Amount.MinorUnits, pledge.Verified.MinorUnits, pledge.State == PledgeState.Withdrawn)
                != (own.Amount, own.Verified, own.IsWithdrawn)
            )
                return $"pledge {pledge.Number} is {pledge.State}, {pledge.Verified} of {pledge.Amount}; by the tally {own.Verified} of {own.Amount}";
        if (dossier.VerifiedCounterpart.MinorUnits != tally.Counterpart)
            return $"{dossier.VerifiedCounterpart} of counterpart are verified, {tally.Counterpart} by the tally";
        (int, int, int, int, int, int) found =
                (
                    dossier.Releases.Count,
                    dossier.Orders.Count,
                    dossier.ExpenseReports.Count,
                    dossier.Works.Count,
                    dossier.WorksPayments.Count,
                    dossier.Pledges.Count
                ),
            expected =
                (
                    tally.Releases.Count,
                    tally.Orders.Count,
                    tally.Accounts.Count,
                    tally.Works.Count,
                    tally.Payments.Count,
                    tally.Pledges.Count
                );
        return found == expected ? null : $"the dossier has {found} files, the tally {expected}";
    }

    private string? Estate(Dossier dossier, AllianceTally tally, AllianceCommand command)
    {
        var code = dossier.Alliance.Code;
        if (!_field.Books.Estates.TryGetValue(code, out var books))
            return dossier.HasEstate ? $"{code} has no books" : null;
        foreach (var (account, holder, sum) in tally.InEstate())
            if (Sum(books, account, holder) is var found && found != sum)
                return $"{code} {account} {holder}: {sum} by the tally, {found} in the books";
        if (Held(books) != tally.Held)
            return $"{code} holds {Held(books)}, by the tally {tally.Held}";
        // Not only the accounts that the tally knows of.
        if (
            command is MoveAlliance { Trigger: AllianceTrigger.Close }
            && books.Accounts.Values.FirstOrDefault(account =>
                account.Key.Code[0] is '1' or '2' && (account.Posted, account.Held) != (0, 0)
            )
                is { } left
        )
            return $"{code} was closed with {left.Posted} in {left.Key.Code} {left.Key.Holder}";
        foreach (var (line, sum) in tally.ByLine())
            if (Told(code, "5110", "", line) is var found && (found != sum || found < 0))
                return $"{code} 5110 {line}: {sum} by the tally, {found} in the books";
        return null;
    }

    private string? Treasury(string alliance)
    {
        var books = _field.Books.Estates[Field.Treasury];
        foreach (var (account, sum) in _alliances[alliance].InProgramme)
            if (Sum(books, account, $"al_{alliance}") is var found && found != sum)
                return $"programme {account} of {alliance}: {sum} by the tally, {found} in the books";
        var (bank, held) = (
            _cash - All(tally => tally.Paid + tally.Sent - tally.Refunded),
            All(tally => tally.HeldForReleases)
        );
        if (Sum(books, "1110") != bank || Held(books) != held || Sum(books, "1190") != All(tally => tally.Sent))
            return $"programme's bank: {bank}, {held} held by the tally, {Sum(books, "1110")}, {Held(books)} held in the books";
        return bank < held ? "more is held than there is" : null;

        long All(Func<AllianceTally, long> what) => _alliances.Values.Sum(what);
    }

    /// <summary>
    /// For each source: what it gave is in transit, advanced, due back, accounted for or back, and no line gives more
    /// than it committed.
    /// </summary>
    private string? Sources()
    {
        foreach (var source in _field.Sources)
        {
            var (inTransit, back, committed) = (0L, 0L, 0L);
            foreach (var (code, dossier) in _field.Dossiers)
            foreach (var line in dossier.Commitment.Where(line => line.Source == source.Source))
            {
                var parts = dossier.Parts.FindAll(part => part.Line == line.Id);
                if (
                    parts.Exists(part =>
                        part.Open.MinorUnits < 0
                        || part.Accounted.MinorUnits < 0
                        || part.RefundDue.MinorUnits < 0
                        || part.Refunded.MinorUnits < 0
                        || part.InTransit.MinorUnits < 0
                    )
                )
                    return $"{source.Source} has a part of {code} below nothing";
                var (paid, open, due, spent) = (
                    Of(part => part.Paid),
                    Of(part => part.Open),
                    Of(part => part.RefundDue),
                    Of(part => part.Accounted)
                );
                if (paid + Of(part => part.InTransit) > line.Amount.MinorUnits)
                    return $"{source.Source} paid {paid} of {line.Amount} committed to {code}";
                (inTransit, back, committed) = (
                    inTransit + Of(part => part.InTransit),
                    back + Of(part => part.Refunded) - paid,
                    committed + line.Amount.MinorUnits
                );
                var holder = dossier.Alliance.Holder.Value;
                if (
                    (Programme("1310"), Programme("1320"), Programme("5110"), Programme("8120"))
                    != (open, due, spent, line.Amount.MinorUnits)
                )
                    return $"{source.Source} of {code}: open {open}, due {due}, spent {spent}, committed {line.Amount} and the programme's books say otherwise";
                if (
                    !dossier.HasEstate
                    || InEstate(code, source.Source, paid - Of(part => part.Refunded), open, due, spent)
                )
                    continue;
                return $"{source.Source} of {code}: the estate's books say otherwise than paid {paid}, open {open}, due {due}, spent {spent}";

                long Of(Func<ReleasePart, Foundations.Money> what) => parts.Sum(part => what(part).MinorUnits);
                long Programme(string account) => Told(Field.Treasury, account, holder, source.Source);
            }
            var appropriation = Sum(_field.Books.Estates[Field.Treasury], "8110", source.Appropriation.Value);
            if (
                Told(Field.Treasury, "1190", "", source.Source) != inTransit
                || Told(Field.Treasury, "1110", "", source.Source) != back - inTransit
            )
                return $"{source.Source}: what left the bank is not what alliances have";
            if (appropriation != _terms.Appropriated - committed || appropriation < 0)
                return $"{source.Source}: {appropriation} left of the appropriation, {committed} of {_terms.Appropriated} committed";
        }
        return null;

        bool InEstate(string code, string source, long given, long open, long due, long spent) =>
            _terms.Channel switch
            {
                Channel.Trust => Told(code, "3110", "co_programme", source) == -given,
                Channel.OrganizationAccount => (
                    Told(code, "2310", "", source),
                    Told(code, "2320", "", source),
                    Told(code, "4110", "", source)
                ) == (-open, -due, -spent),
                _ => (Told(code, "2310", "", source), Told(code, "4110", "", source)) == (-open, -spent),
            };
    }

    /// <summary>One invoice is paid by one order and claimed by one expense report, of one alliance.</summary>
    private string? Invoices()
    {
        var (ordered, claimed, owners) = (
            new HashSet<InvoiceKey>(),
            new HashSet<InvoiceKey>(),
            new Dictionary<InvoiceKey, string>()
        );
        foreach (var (alliance, tally) in _alliances)
        {
            foreach (var order in tally.Orders)
                if (
                    order.Counts
                    && (
                        !ordered.Add(order.Key)
                        || owners.TryAdd(order.Key, alliance) is false && owners[order.Key] != alliance
                    )
                )
                    return $"{order.Key} is ordered twice";
            foreach (var invoice in tally.Accounts.SelectMany(account => account.Invoices))
                if (
                    invoice.State != InvoiceState.Rejected
                    && (
                        !claimed.Add(invoice.Key)
                        || owners.TryAdd(invoice.Key, alliance) is false && owners[invoice.Key] != alliance
                    )
                )
                    return $"{invoice.Key} is claimed twice";
        }
        return null;
    }

    /// <summary>Money and memorandum accounts of every estate add up to nothing.</summary>
    private string? Balance()
    {
        foreach (var (code, books) in _field.Books.Estates)
        {
            var (money, memorandum) = (0L, 0L);
            foreach (var account in books.Accounts.Values)
                if (account.Key.Code[0] == '8')
                    memorandum += account.Posted;
                else
                    money += account.Posted;
            if (money != 0 || memorandum != 0)
                return $"the trial balance of {code} is {money} and {memorandum}";
        }
        return null;
    }

    private static long Sum(EstateBooks books, string account, string? holder = null) =>
        books
            .Accounts.Values.Where(other =>
                other.Key.Code == account && (holder is null || other.Key.Holder.Value == holder)
            )
            .Sum(other => other.Posted);

    private static long Held(EstateBooks books) => books.Accounts.Values.Sum(account => account.Held);
}
