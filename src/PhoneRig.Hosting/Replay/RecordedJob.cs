using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Replay;

/// <summary>What a recorded run was planned from, planned once more by the same planners.</summary>
internal sealed class RecordedJob
{
    /// <summary>The playbook where a recording does not say: the one that a bare <c>phonerig recover</c> goes by.</summary>
    private const string UsualPlaybook = "recover";

    private readonly ImmutableDictionary<string, RecoveryPlan> recoveries = ImmutableDictionary<string, RecoveryPlan>.Empty;
    private readonly ImmutableDictionary<string, ProcedurePlan> procedures = ImmutableDictionary<string, ProcedurePlan>.Empty;

    public RecordedJob(Recording recording, RecordedFiles files, ReplayRules rules)
    {
        if (!recording.Members.ContainsKey(RecordingForm.Rig))
        {
            throw new RecordingException($"run {recording.Header.Run} cannot be replayed: its recording has no {RecordingForm.Rig}; export it again with the phonerig that ran it");
        }

        var folder = rules.Folder ?? files.Folder;
        var plan = Take(RigPlanner.Plan(files.Rig, folder, recording.Header.Seed ?? 1, speed: null, firmware: Firmware(recording)));
        Plan = rules.Diagnoses is { } other ? plan with { Diagnoses = Take(folder.Diagnoses(other)) } : plan;
        ImmutableArray<string> stations = [.. recording.Header.Stations.Select(station => station.Station)];
        var asked = Request(recording) ?? Guess(recording.Header.Job, stations);
        if (asked is ControlRequest.RunProcedure run)
        {
            procedures = stations.ToImmutableDictionary(station => station, station => Take(JobPlanner.Procedure(Plan, run.Procedure, station)));
        }
        else if (asked is ControlRequest.Recover recover)
        {
            recoveries = Take(JobPlanner.Recovery(Plan, recover.Playbook, stations, recover.To)).ToImmutableDictionary(one => one.Station, one => one.Plan);
        }
    }

    /// <summary>The rig.</summary>
    public RigPlan Plan { get; }

    /// <summary>What a station's recovery goes by.</summary>
    public RecoveryPlan Recovery(string station) => recoveries[station];

    /// <summary>The procedure of a station; null where the run was a recovery.</summary>
    public ProcedurePlan? Procedure(string station) => procedures.GetValueOrDefault(station);

    private static T Take<T>(Planned<T> planned)
        where T : class => planned.Plan ?? throw new RigRefusedException(planned.Problems, planned.Refusal);

    private static T Take<T>(ConfigResult<T> read)
        where T : class => read.Value ?? throw new RigRefusedException(read.Problems, null);

    /// <summary>The sets as far as decisions need them; null where the recording has none: a rig of made-up sets makes them again.</summary>
    private static FirmwareLibrary? Firmware(Recording recording)
    {
        if (!recording.Members.TryGetValue(RecordingForm.Firmware, out var json))
        {
            return null;
        }

        try
        {
            return RecordedFirmware.Read(Encoding.UTF8.GetString(json.Span)).Library();
        }
        catch (JsonException damage)
        {
            throw new RecordingException($"run {recording.Header.Run}: {RecordingForm.Firmware} cannot be read ({damage.Message.TrimEnd('.')}): ask for another recording", damage);
        }
    }

    private static ControlRequest? Request(Recording recording)
    {
        if (!recording.Members.TryGetValue(RecordingForm.Applied, out var json))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AppliedRun>(json.Span, ControlJson.Options)?.Request;
        }
        catch (Exception damage) when (damage is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new RecordingException($"run {recording.Header.Run}: {RecordingForm.Applied} asks for something that this program does not know ({damage.Message.TrimEnd('.')}): update phonerig", damage);
        }
    }

    private static ControlRequest Guess(string? job, ImmutableArray<string> stations) => job?.Split(' ') is ["procedure", var name]
        ? new ControlRequest.RunProcedure(name, stations[0]) { By = "" }
        : new ControlRequest.Recover(stations, UsualPlaybook) { By = "" };
}
