using System.Globalization;
using System.Text.Json.Nodes;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Access;
using Ledger.Application.Contracts;
using Ledger.Application.Queries.Funds;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.Storage.Access;
using NodaTime;

namespace Ledger.Application;

/// <summary>Requests that come as the fields of a body: JSON, a form, the options of a command line.</summary>
public sealed partial class Dispatcher
{
    /// <summary>
    /// Reads the body of a use case's contract and answers it. The caller is judged before anything but the code of the
    /// subject is read: what is out of scope answers as what does not exist, whatever else the body says.
    /// </summary>
    public async Task<Result<object>> Dispatch(
        Caller caller,
        RequestContract contract,
        JsonObject body,
        Spelling spelling,
        Sending sending,
        CancellationToken cancel = default
    )
    {
        var read = await Read(caller, contract, body, spelling, sending, cancel);
        return read.IsAccepted(out var admitted)
            ? ForHosts(await admitted.Read.Request.AnswerAny(admitted.Call, cancel), sending)
            : read.Refusal!;
    }

    /// <summary>Answers one request, for hosts that do not know the type of the answer.</summary>
    public async Task<Result<object>> DispatchAny(
        Caller caller,
        Request request,
        Sending sending,
        CancellationToken cancel = default
    )
    {
        var admitted = (await AdmitAll(caller, [(request, sending)], cancel))[0];
        return admitted.IsAccepted(out var call)
            ? ForHosts(await request.AnswerAny(call, cancel), sending)
            : admitted.Refusal!;
    }

    private static Result<object> ForHosts(Result<object> answer, Sending sending) =>
        answer.Then<object>(done => Results.Of<object>(Done.Of(done, sending.IsDryRun)));

    /// <summary>The same request as programs write it, for a caller who may send it; nothing is done.</summary>
    public async Task<Result<JsonObject>> Spell(
        Caller caller,
        RequestContract contract,
        JsonObject body,
        Spelling spelling,
        CancellationToken cancel = default
    ) =>
        (await Read(caller, contract, body, spelling, new Sending(default, IsDryRun: true), cancel)).Then<JsonObject>(
            admitted => contract.Write(admitted.Read)
        );

    private async Task<Result<Admitted>> Read(
        Caller caller,
        RequestContract contract,
        JsonObject body,
        Spelling spelling,
        Sending sending,
        CancellationToken cancel
    )
    {
        var named = contract.Names(body, spelling);
        if (!named.IsAccepted(out var names))
            return named.Refusal!;
        var facts = await database.Callers.Read(
            caller.Handle,
            names.Within is { } within ? [.. names.Subjects, within] : names.Subjects,
            cancel
        );
        var known = KnownCaller.Of(caller, facts);
        if (!known.IsAccepted(out var person))
            return known.Refusal!;
        var asked = new Asked(contract.UseCaseOf(body), names.Subjects, names.Created, sending);
        var admitted = await Judge(person, facts, asked, cancel);
        if (!admitted.IsAccepted(out var call))
            return admitted.Refusal!;
        var settings =
            contract.Body.Type == typeof(QuoteLoan)
                ? await SettingOf(body, contract, call, spelling, cancel)
                : SettingOf(contract, call, names, facts);
        if (!settings.IsAccepted(out var setting))
            return settings.Refusal!;
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var (field, handle) in contract.People(body))
        {
            var found = await PersonOn(handle, call, cancel);
            if (!found.IsAccepted(out var other))
                return found.Refusal!;
            people[handle] = other;
        }
        var read = contract.Read(body, spelling, setting, people);
        if (!read.IsAccepted(out var request))
            return read.Refusal!;
        // What else it is about is known only now.
        return request.Request.Subjects.Except(names.Subjects).Any() && request.Request.Created is null
            ? (await AdmitAll(caller, [(request.Request, sending)], cancel))[0]
                .Then<Admitted>(all => new Admitted(request, all))
            : new Admitted(request, call);
    }

    private sealed record Admitted(ReadRequest Read, Call Call);

    /// <summary>The first person of a ledger, as a body: see the request of that name.</summary>
    public async Task<Result<object>> AddFirst(
        RequestContract contract,
        JsonObject body,
        Spelling spelling,
        Sending sending,
        CancellationToken cancel = default
    )
    {
        var setting = new RequestSetting(contract.Subject, default, default);
        var read = contract.Read(body, spelling, setting, new Dictionary<string, Person>());
        if (!read.IsAccepted(out var said))
            return read.Refusal!;
        if (said.Request is not AddPerson add)
            return new AccessRefusal.CallerMissing();
        return (await AddFirst(add, sending, cancel)).Then<object>(answer => Results.Of<object>(answer));
    }

    /// <summary>A quote names no fund: its amount is in the currency of the regulation that it names.</summary>
    private async Task<Result<RequestSetting>> SettingOf(
        JsonObject body,
        RequestContract contract,
        Call call,
        Spelling spelling,
        CancellationToken cancel
    )
    {
        var setting = new RequestSetting(contract.Subject, call.Subject.Currency, call.Today);
        if (body["regulation"]?.ToString() is not { Length: > 0 } code)
            return new JsonRefusal.Missing(spelling.Label("regulation"));
        // What is no number is refused where the body is read.
        if (
            !int.TryParse(body["version"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
            return setting;
        return await database.Lending.Find(code, version, cancel) is { } regulation
            ? setting with
            {
                Currency = regulation.Currency,
            }
            : new FundRefusal.UnknownRegulation($"{code} {version}");
    }

    /// <summary>The currency and the day of the subject; of what it is made within, when it is not there yet.</summary>
    private static Result<RequestSetting> SettingOf(RequestContract contract, Call call, Named names, CallerFacts facts)
    {
        if (names.Within is not { } within)
        {
            var subject = call.Subjects.FirstOrDefault(of => of.Code == names.Code) ?? call.Subject;
            return new RequestSetting(contract.Subject, subject.Currency, call.TodayOf(subject));
        }
        if (facts.Subjects[within].FirstOrDefault() is not { } found)
            return new AllianceRefusal.UnknownProgramme(within.Code);
        return new RequestSetting(
            contract.Subject,
            found.Currency,
            call.Now.InZone(DateTimeZoneProviders.Tzdb[found.Zone]).Date
        );
    }
}
