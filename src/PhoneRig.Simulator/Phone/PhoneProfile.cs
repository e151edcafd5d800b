using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Phone;

/// <summary>
/// What one simulated phone is like: the table of facts 11a, every number overridable by its kebab-case name. Defaults are the
/// facts'; where those say "configurable", the default is a guess and is marked L (inference).
/// </summary>
public sealed partial record PhoneProfile
{
    /// <summary>The names that <see cref="With"/> knows.</summary>
    public static ImmutableArray<string> Names { get; } = [.. ProfileFields.All.Select(f => f.Name)];

    /// <summary>The names that <see cref="With"/> has set.</summary>
    internal ImmutableHashSet<string> Given { get; init; } = [];

    /// <summary>The two characters after "79" of the manufacturing model: "70", "71", or "ZZ" where the record is lost (facts 3.1).</summary>
    public string Family { get; init; } = "70";

    /// <summary>From power to the first lamp of the walk: seconds, on some phones minutes (facts 1.4; default L).</summary>
    public TimeSpan PowerOnToWalk { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>From power to the loader's banner (L).</summary>
    public TimeSpan PowerOnToBanner { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>From the start of the walk to the one look at the keyboard (facts 1.2 stage 3).</summary>
    public TimeSpan KeyboardSample { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long each lamp of a walk is lit (facts 1.2 stage 2).</summary>
    public TimeSpan LampStep { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long the walk goes on after the look at the keyboard, which is also how long ENTER opens the shell (facts 11a; L).</summary>
    public TimeSpan WalkAfterSample { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The one alarm for the whole code, from the Waiting line (facts 2.2).</summary>
    public TimeSpan CodeWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The shortest press that the keyboard driver sees (facts 11a; L).</summary>
    public TimeSpan MinPress { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>The shortest time between a release and the next press that it sees (facts 11a; L).</summary>
    public TimeSpan MinGap { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>What the code parser makes of a wrong key.</summary>
    public WrongKeyRule WrongKeyRule { get; init; }

    /// <summary>True: <c>**##**2</c> off hook is a factory reset, as before 6.0 (facts 2.4).</summary>
    public bool OffHookReset { get; init; }

    /// <summary>What the lamps do after the soft code.</summary>
    public SoftCodeLamps SoftCodeLamps { get; init; }

    /// <summary>How long the soft code's erasing takes (facts 11a; L).</summary>
    public TimeSpan SoftErase { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the lamps are red between a hard code and the dark (L).</summary>
    public TimeSpan RedBeforeFormat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a format takes, all lamps dark (facts 1.4).</summary>
    public TimeSpan Format { get; init; } = TimeSpan.FromSeconds(330);

    /// <summary>Probability that a power cut while formatting bricks it (facts 11a; the worst is assumed).</summary>
    public double FormatCutBricks { get; init; } = 1;

    /// <summary>Probability that a power cut while writing flash bricks it (facts 6; the worst is assumed).</summary>
    public double WriteCutBricks { get; init; } = 1;

    /// <summary>The loader's checksum of the load (L).</summary>
    public TimeSpan Checksum { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From "Reboot in N seconds" to the reboot (L).</summary>
    public TimeSpan RebootDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a crashing load runs before its restarts are used up (facts 1.3: about 15 s).</summary>
    public TimeSpan CrashAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The shortest wait before the first DISCOVER of a boot (facts 1.4).</summary>
    public TimeSpan DhcpDelayFrom { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before the first DISCOVER of a boot (facts 1.4).</summary>
    public TimeSpan DhcpDelayTo { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between DISCOVERs that nobody answers (facts 1.4).</summary>
    public TimeSpan DhcpRetry { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The TFTP timer (facts 3.2).</summary>
    public TimeSpan TftpTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often a TFTP packet is sent again (facts 3.2).</summary>
    public int TftpRetransmits { get; init; } = 3;

    /// <summary>The shortest pause after a TFTP time-out (facts 3.2).</summary>
    public TimeSpan TftpPauseFrom { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest pause after a TFTP time-out (facts 3.2).</summary>
    public TimeSpan TftpPauseTo { get; init; } = TimeSpan.FromSeconds(39);

    /// <summary>The overall limit of a download (facts 3.2).</summary>
    public TimeSpan TftpGiveUp { get; init; } = TimeSpan.FromSeconds(3660);

    /// <summary>How long each archive of a set is authenticated and written (facts 11a; the last one L).</summary>
    public ImmutableArray<TimeSpan> WriteGaps { get; init; } =
        [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)];

    /// <summary>The shortest silence of a loader that does not know the key of a load (facts 1.4, 11a).</summary>
    public TimeSpan WrongKeySilenceFrom { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The longest silence of a loader that does not know the key of a load.</summary>
    public TimeSpan WrongKeySilenceTo { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>True: such a loader says so on its console (facts 7.2 row 2); false: it says nothing (row 1).</summary>
    public bool WrongKeySays { get; init; }

    /// <summary>How often it asks for a trust list that nobody answers for, before it drops its lease (facts 3.2).</summary>
    public int TrustListTries { get; init; } = 3;

    /// <summary>From the configuration to the application's first lines (L).</summary>
    public TimeSpan JvmStart { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>True: it has a call manager that the bench does not see, and registers with that instead of the one that its configuration names.</summary>
    public bool CallManager { get; init; }

    /// <summary>True: its web server shows its page (webAccess 0 in its configuration, facts 8); false: it refuses.</summary>
    public bool WebAccess { get; init; } = true;

    /// <summary>The probability that a byte of its console is garbled on the wire.</summary>
    public double ConsoleNoise { get; init; }

    /// <summary>The state of its flash memory.</summary>
    public FlashCondition Flash { get; init; }

    /// <summary>The load it came with.</summary>
    public string ResidentLoad { get; init; } = "SCCP70.9-2-1S";

    /// <summary>The key generation of its resident loader, which lies outside the part of the flash that a format wipes (facts 2.1, 7.1).</summary>
    public SigningGeneration ResidentKeys { get; init; } = SigningGeneration.New;

    /// <summary>This profile with one number changed, as a rig file writes it: <c>power-on-to-walk: 12s</c>.</summary>
    /// <exception cref="FormatException">There is no such name, or the text is no value for it; the message says what is.</exception>
    public PhoneProfile With(string name, string text)
    {
        var field = ProfileFields.All.FirstOrDefault(f => f.Name == name)
            ?? throw new FormatException($"simulated phone: there is no '{name}' in a profile; {NearestWord.Hint(name, Names)}");
        return field.Set(this, text.Trim()) is { } changed
            ? changed with { Given = Given.Add(name) }
            : throw new FormatException($"simulated phone: {name}: '{text}' is not {field.Expects}.");
    }

    /// <summary>A profile of the same kind whose numbers are drawn from the ranges that the facts give. What was set by name stays: it is what is wrong with the phone, or what somebody wants it to be.</summary>
    public static PhoneProfile Draw(Random random, PhoneProfile baseProfile) =>
        ProfileFields.All.Aggregate(baseProfile, (profile, field) =>
            // Drawn in any case, so that the numbers after it do not depend on what was set.
            field.Draw?.Invoke(profile, random) is { } drawn && !profile.Given.Contains(field.Name) ? drawn : profile);
}
