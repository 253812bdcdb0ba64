using System.Text.Json;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Storage.Alliances;
using NodaTime;

namespace Ledger.Cli;

/// <summary>How alliances and what belongs to them are answered as JSON.</summary>
internal static class AllianceAnswers
{
    /// <summary>The facts and the money by stage, as in a list of alliances.</summary>
    public static void Write(this Utf8JsonWriter json, Dossier dossier)
    {
        var alliance = dossier.Alliance;
        json.WriteString("alliance", alliance.Code);
        json.WriteString("name", alliance.Name);
        json.WriteString("organization", alliance.Organization);
        json.WriteString("unit", alliance.Unit);
        json.WriteString("programme", alliance.Programme);
        json.WriteString("instrument", alliance.Instrument);
        json.WriteNumber("instrument_version", alliance.InstrumentVersion);
        json.WriteString("state", JsonAnswers.Snake(alliance.State.ToString()));
        json.WriteNumber("families", alliance.Families);
        json.WriteNumber("members", dossier.Present.Count());
        json.WriteString("currency", alliance.Incentive.Currency.Code);
        (string, Money)[] amounts =
        [
            ("cost", alliance.Cost),
            ("incentive", alliance.Incentive),
            ("committed", dossier.Committed),
            ("requested", dossier.Claimed),
            ("released", dossier.Paid),
            ("counterpart_verified", dossier.VerifiedCounterpart),
        ];
        foreach (var (name, amount) in amounts)
            json.WriteString(name, amount.ToAmount());
    }

    /// <summary>Everything about one alliance: what its tables say, as arrays.</summary>
    /// <param name="nameOf">How people are called, by their ids.</param>
    public static void Write(
        this Utf8JsonWriter json,
        Inspection inspection,
        IReadOnlyList<Cli.ToldStep> steps,
        Func<Id<Person>, string> nameOf
    )
    {
        var dossier = inspection.Dossier;
        json.Write(dossier);
        if (dossier.Alliance.Model.Length > 0)
            json.WriteString("model", dossier.Alliance.Model);
        json.WriteNumber("committed_to_repay", dossier.Present.Count(member => member.HasCommitted));
        (string, Money)[] amounts =
        [
            ("accounted_for", dossier.Sum(dossier.Releases.Select(release => release.Accounted))),
            ("counterpart_pledged", dossier.Sum(dossier.Pledges.Select(pledge => pledge.Amount))),
            ("cap", dossier.Cap(inspection.Instrument)),
            ("above_cap", dossier.ExcessOverCap(inspection.Instrument)),
        ];
        foreach (var (name, amount) in amounts)
            json.WriteString(name, amount.ToAmount());
        json.WriteEach(
            "open_files",
            dossier.OpenParts,
            file =>
            {
                json.WriteString("file", JsonAnswers.Snake(file.Life.ToString()));
                json.WriteNumber("number", file.Number);
                json.WriteString("state", JsonAnswers.Snake(file.State));
            }
        );
        json.WriteEach("parties", dossier.Parties, json.Write);
        json.WriteEach(
            "funding_lines",
            dossier.Commitment,
            line =>
                json.Write(
                    line,
                    dossier.Sum(dossier.Parts.Where(part => part.Line == line.Id).Select(part => part.Paid))
                )
        );
        json.WriteEach("budget_lines", dossier.Budget, json.Write);
        json.WriteEach(
            "pledges",
            dossier.Pledges,
            pledge => json.Write(pledge, dossier.Alliance.Code, inspection.Today)
        );
        json.WriteEach(
            "certificates",
            dossier.Certificates,
            certificate => json.Write(certificate, nameOf(certificate.By))
        );
        json.WriteEach("releases", dossier.Releases, json.Write);
        // "members" is their number, as in a list of alliances.
        json.WriteEach("member_list", dossier.Members, json.Write);
        json.WriteEach("supervisors", dossier.Roster, supervisor => json.Write(supervisor, nameOf(supervisor.Person)));
        json.Write(steps);
    }

    public static void Write(this Utf8JsonWriter json, Pledge pledge, string alliance, LocalDate today)
    {
        json.WriteString("alliance", alliance);
        json.WriteNumber("number", pledge.Number);
        json.WriteString("contributor", pledge.Contributor);
        json.WriteString("kind", Names.Kebab(pledge.Kind));
        json.WriteString("currency", pledge.Amount.Currency.Code);
        json.WriteString("amount", pledge.Amount.ToAmount());
        json.WriteString("verified", pledge.Verified.ToAmount());
        json.WriteString("due_on", JsonAnswers.Day(pledge.DueOn));
        json.WriteString("state", JsonAnswers.Snake(pledge.State.ToString()));
        json.WriteNumber("days_late", LatePledges.DaysLate(pledge, today));
    }

    /// <param name="by">Who certified, as people call them.</param>
    public static void Write(this Utf8JsonWriter json, ProgressCertificate certificate, string by)
    {
        json.WriteString("id", certificate.Id.ToString());
        json.WriteNumber("number", certificate.Number);
        json.WriteString("state", JsonAnswers.Snake(certificate.State.ToString()));
        json.WriteString("on", JsonAnswers.Day(certificate.On));
        json.WriteString("progress", certificate.Progress.ToString());
        json.WriteString("by", by);
        json.WriteString("evidence", certificate.Evidence);
    }

    /// <summary>What has not happened is left out: signing, leaving.</summary>
    public static void Write(this Utf8JsonWriter json, Member member)
    {
        json.WriteString("member", member.Code);
        json.WriteString("admitted_on", JsonAnswers.Day(member.AdmittedOn));
        if (member.HasLeft)
            json.WriteString("left_on", JsonAnswers.Day(member.LeftOn));
        if (!member.HasCommitted)
            return;
        json.WriteString("committed_on", JsonAnswers.Day(member.CommittedOn));
        json.WriteString("commitment", member.Commitment.ToAmount());
    }

    public static void Write(this Utf8JsonWriter json, Supervisor supervisor, string handle)
    {
        json.WriteString("supervisor", handle);
        json.WriteString("from", JsonAnswers.Day(supervisor.From));
        json.WriteString("through", JsonAnswers.Day(supervisor.Through));
        if (supervisor.IsDismissed)
            json.WriteString("dismissed_on", JsonAnswers.Day(supervisor.DismissedOn));
    }

    private static void Write(this Utf8JsonWriter json, Party party)
    {
        json.WriteString("role", Names.Kebab(party.Role));
        json.WriteString("holder", party.Holder);
        json.WriteString("from", JsonAnswers.Day(party.From));
        if (party.IsOver)
            json.WriteString("through", JsonAnswers.Day(party.Through));
    }

    private static void Write(this Utf8JsonWriter json, CommitmentLine line, Money released)
    {
        json.WriteString("source", line.Source);
        json.WriteString("category", line.Category);
        json.WriteString("component", line.Component);
        json.WriteNumber("year", line.Year);
        json.WriteString("committed", line.Amount.ToAmount());
        json.WriteString("released", released.ToAmount());
    }

    private static void Write(this Utf8JsonWriter json, BudgetLine line)
    {
        json.WriteString("line", line.Code);
        json.WriteString("name", line.Name);
        json.WriteString("amount", line.Amount.ToAmount());
        json.WriteString("from", JsonAnswers.Day(line.From));
        json.WriteString("through", JsonAnswers.Day(line.Through));
    }

    internal static void WriteEach<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
