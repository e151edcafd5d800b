using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Control;

/// <summary>What a rig tells somebody who asked, before the end of the answer.</summary>
public abstract record ControlEvent
{
    private ControlEvent()
    {
    }

    /// <summary>The run is set up and about to begin.</summary>
    public sealed record Began(RunInfo Run) : ControlEvent;

    /// <summary>An entry of a station's timeline.</summary>
    public sealed record Added(string Station, Entry Entry) : ControlEvent;

    /// <summary>Bytes from a console as they came, each a character of Latin-1; only for who types there (<see cref="ControlRequest.Talk"/>).</summary>
    public sealed record Heard(string Station, string Text) : ControlEvent;

    /// <summary>The lamps as last looked at; null where a colour could not be told.</summary>
    public sealed record LampsSeen(string Station, ImmutableArray<Lamp> Lamps, ImmutableArray<LampColour?> Colours) : ControlEvent;

    /// <summary>The person at a station is asked for something.</summary>
    public sealed record Asked(string Station, PersonRequest Request) : ControlEvent;

    /// <summary>A step of a bring-up or a calibration begins, or has ended.</summary>
    /// <param name="Station">Where.</param>
    /// <param name="Name">The step's name.</param>
    /// <param name="Number">Which it is, from 1.</param>
    /// <param name="Of">How many there are.</param>
    /// <param name="Result">How it ended; null where it begins.</param>
    /// <param name="Text">What is done and waited for; once it has ended, why it ended so.</param>
    /// <param name="LookAt">Where it failed: what to look at.</param>
    public sealed record Step(string Station, string Name, int Number, int Of, StepResult? Result, string Text, string? LookAt) : ControlEvent;

    /// <summary>How the rig is.</summary>
    public sealed record Told(RigStatus Status) : ControlEvent;

    /// <summary>How the campaign stands.</summary>
    public sealed record Accounted(CampaignAccount Account) : ControlEvent;

    /// <summary>What is waited for, as a sentence: a station that is busy.</summary>
    public sealed record Waiting(string Text) : ControlEvent;

    /// <summary>Entries that this listener was too slow for stood here; the journal has them.</summary>
    public sealed record Lost(int Entries) : ControlEvent;
}
