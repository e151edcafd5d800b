using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// One step: exactly one of <c>power, hold, release, type, press, hook, await, console</c>, with the words that go with it.
/// The language is frozen this small: branching lives in playbooks, computing in code.
/// </summary>
public sealed record Step
{
    /// <summary>power: feed the phone or cut it. With <see cref="For"/>: and leave it so for at least this long.</summary>
    public OnOff? Power { get; init; }

    /// <summary>hold: press this key and keep it down until <c>release</c>.</summary>
    public string? Hold { get; init; }

    /// <summary>release: let a held key go.</summary>
    public string? Release { get; init; }

    /// <summary>type: press these keys one after the other.</summary>
    public string? Type { get; init; }

    /// <summary>With type: <c>key-echo</c> waits for the console's echo of each key, where the console is wired and has asked for the code in this boot.</summary>
    public string? Confirm { get; init; }

    /// <summary>press: press this key once; with <see cref="For"/>: this long.</summary>
    public string? Press { get; init; }

    /// <summary>hook: lift the receiver (<c>off</c>) or put it back (<c>on</c>).</summary>
    public OnOff? Hook { get; init; }

    /// <summary>console: send this line.</summary>
    public string? Console { get; init; }

    /// <summary>await: go on when this is seen.</summary>
    public Condition? Await { get; init; }

    /// <summary>With await: give up after this long.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>With await: where none of the senses it names is wired, go on after this long.</summary>
    public TimeSpan? Blind { get; init; }

    /// <summary>With await: the outcome's name when it gives up. Default: "not-seen".</summary>
    public string? Otherwise { get; init; }

    /// <summary>With power and press: how long.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Where it stands in its file; not part of the language.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Position? At { get; init; }
}
