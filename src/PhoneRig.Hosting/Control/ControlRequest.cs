using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Control;

/// <summary>What somebody asks of a rig, over the control socket or in the same process: one for each verb.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(Recover), "recover")]
[JsonDerivedType(typeof(RunProcedure), "procedure-run")]
[JsonDerivedType(typeof(Power), "power")]
[JsonDerivedType(typeof(Keys), "key")]
[JsonDerivedType(typeof(Lamps), "lamps")]
[JsonDerivedType(typeof(ReadConsole), "console")]
[JsonDerivedType(typeof(Talk), "console-talk")]
[JsonDerivedType(typeof(Say), "console-say")]
[JsonDerivedType(typeof(Status), "status")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(Scan), "station-scan")]
[JsonDerivedType(typeof(Forget), "station-forget")]
[JsonDerivedType(typeof(Calibrate), "station-calibrate")]
[JsonDerivedType(typeof(BringUp), "bringup")]
[JsonDerivedType(typeof(StartCampaign), "campaign-start")]
[JsonDerivedType(typeof(TellCampaign), "campaign-status")]
[JsonDerivedType(typeof(PauseCampaign), "campaign-pause")]
[JsonDerivedType(typeof(ResumeCampaign), "campaign-resume")]
[JsonDerivedType(typeof(EveningCampaign), "campaign-evening")]
[JsonDerivedType(typeof(DayCampaign), "campaign-day")]
[JsonDerivedType(typeof(StopCampaign), "campaign-stop")]
[JsonDerivedType(typeof(NextPhone), "campaign-next")]
[JsonDerivedType(typeof(ReadLabel), "campaign-scan")]
[JsonDerivedType(typeof(TestStation), "station-test")]
public abstract record ControlRequest
{
    private ControlRequest()
    {
    }

    /// <summary>Who asks: a user's name, for the timeline.</summary>
    public required string By { get; init; }

    /// <summary>Bring phones home.</summary>
    /// <param name="Stations">The stations; empty for all.</param>
    /// <param name="Playbook">The playbook.</param>
    /// <param name="Wait">How long to wait for a station that is busy; null: not at all.</param>
    public sealed record Recover(ImmutableArray<string> Stations, string Playbook, TimeSpan? Wait = null) : ControlRequest
    {
        /// <summary>The set or release to take the phones to, where the playbook's goal is a load; null: the one that it names.</summary>
        public string? To { get; init; }
    }

    /// <summary>Run one procedure.</summary>
    /// <param name="Procedure">Its name.</param>
    /// <param name="Station">Where.</param>
    /// <param name="Wait">How long to wait for a station that is busy; null: not at all.</param>
    public sealed record RunProcedure(string Procedure, string Station, TimeSpan? Wait = null) : ControlRequest;

    /// <summary>Switch a phone's power, or say how it is.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Action">What.</param>
    /// <param name="ForcedBy">Who answers for doing it against an interlock; null for nobody.</param>
    public sealed record Power(string Station, PowerAction Action, string? ForcedBy = null) : ControlRequest;

    /// <summary>Move fingers.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Action">What.</param>
    /// <param name="Pressed">The keys: one, or for <see cref="KeyAction.Type"/> several, in order.</param>
    /// <param name="For">How long a press or a hold lasts at the most; null: what is usual.</param>
    public sealed record Keys(string Station, KeyAction Action, string Pressed, TimeSpan? For = null) : ControlRequest;

    /// <summary>Look at lamps.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Follow">Whether to go on looking.</param>
    public sealed record Lamps(string Station, bool Follow) : ControlRequest;

    /// <summary>Read the console's lines.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Follow">Whether to go on reading.</param>
    /// <param name="Since">The sequence of the entry to begin after; null: the last 20 lines.</param>
    public sealed record ReadConsole(string Station, bool Follow, long? Since = null) : ControlRequest;

    /// <summary>Be the one who types on a station's console, for as long as the answer goes on; it tells what is heard, byte for byte.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Session">A word of the asker's own, by which <see cref="Say"/> is known to be of the same person.</param>
    /// <param name="ForcedBy">Who answers for sending while the phone may be booting; null for nobody.</param>
    public sealed record Talk(string Station, string Session, string? ForcedBy = null) : ControlRequest;

    /// <summary>Send what was typed on a console.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Session">That of the <see cref="Talk"/> that goes on.</param>
    /// <param name="Text">ASCII, as it is sent.</param>
    public sealed record Say(string Station, string Session, string Text) : ControlRequest;

    /// <summary>Say how the rig and each station is.</summary>
    /// <param name="Follow">Whether to go on saying, at each change.</param>
    public sealed record Status(bool Follow) : ControlRequest;

    /// <summary>Stop runs safely: keys up, power as the interlock demands.</summary>
    /// <param name="Stations">The stations; empty for all.</param>
    public sealed record Stop(ImmutableArray<string> Stations) : ControlRequest;

    /// <summary>Take a phone's label for that of the phone at a station.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Label">Its hardware address, in any notation.</param>
    public sealed record Scan(string Station, string Label) : ControlRequest;

    /// <summary>No longer take what was scanned or found out for the phone at a station.</summary>
    /// <param name="Station">Where.</param>
    public sealed record Forget(string Station) : ControlRequest;

    /// <summary>Measure a station's lamps: in the dark, with off proven, and in the walk of the phone's start.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="ForcedBy">Who answers for switching the power off against an interlock; null for nobody.</param>
    public sealed record Calibrate(string Station, string? ForcedBy = null) : ControlRequest;

    /// <summary>Prove a new station part by part, in the order that cannot brick a phone.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="ForcedBy">Who answers for switching the power off against an interlock; null for nobody.</param>
    public sealed record BringUp(string Station, string? ForcedBy = null) : ControlRequest;

    /// <summary>Let every key go, at every station, now. Runs go on or fail by themselves.</summary>
    public sealed record Release : ControlRequest;

    /// <summary>Something about the rig's campaign.</summary>
    public abstract record Campaigning : ControlRequest
    {
        private protected Campaigning()
        {
        }
    }

    /// <summary>Begin a campaign.</summary>
    /// <param name="Playbook">What each phone goes by.</param>
    /// <param name="Stations">The stations; empty for all that can take part.</param>
    /// <param name="Expect">How many phones there are; null: nobody knows.</param>
    /// <param name="Budget">How long a run may take by day; null: what is usual.</param>
    public sealed record StartCampaign(string Playbook, ImmutableArray<string> Stations, int? Expect = null, TimeSpan? Budget = null) : Campaigning
    {
        /// <summary>The set or release to take the phones to, where the playbook's goal is a load; null: the one that it names.</summary>
        public string? To { get; init; }

        /// <summary>When its evening and its day begin by themselves; null: when a person says so.</summary>
        public CampaignHours? Hours { get; init; }

        /// <summary>How long a phone that comes home in the evening is watched at the most; zero: not at all; null: what is usual.</summary>
        public TimeSpan? Soak { get; init; }
    }

    /// <summary>Say how the campaign stands.</summary>
    /// <param name="Follow">Whether to go on saying, at each change.</param>
    public sealed record TellCampaign(bool Follow) : Campaigning;

    /// <summary>Begin no further run.</summary>
    public sealed record PauseCampaign : Campaigning;

    /// <summary>Begin runs again.</summary>
    public sealed record ResumeCampaign : Campaigning;

    /// <summary>From now on runs may take as long as they take.</summary>
    public sealed record EveningCampaign : Campaigning;

    /// <summary>From now on runs have the day's budget.</summary>
    public sealed record DayCampaign : Campaigning;

    /// <summary>End the campaign; the answer ends when its runs have.</summary>
    public sealed record StopCampaign : Campaigning;

    /// <summary>Another phone stands at some stations now.</summary>
    /// <param name="Stations">Where.</param>
    public sealed record NextPhone(ImmutableArray<string> Stations) : Campaigning;

    /// <summary>A label was read: of the phone that is put somewhere next, or of one at a station.</summary>
    /// <param name="Label">Its hardware address, in any notation.</param>
    /// <param name="Station">The station; null: the next that gets a phone.</param>
    public sealed record ReadLabel(string Label, string? Station = null) : Campaigning;

    /// <summary>Test a station; the answer ends with the test.</summary>
    /// <param name="Station">Where.</param>
    public sealed record TestStation(string Station) : ControlRequest;
}
