using System.Globalization;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>
/// A simulated 7970, written from the phone facts alone: it has keys, lamps, a console and a network plug, and knows nothing of
/// whoever works on it. Everything happens on one loop and follows from the profile, the seed and what is done to it.
/// </summary>
/// <remarks>Call its methods on the loop only. <see cref="Lamps"/> and <see cref="Truth"/> may be read from any thread.</remarks>
public sealed class SimulatedPhone : IDisposable
{
    private readonly PhoneBoard board;
    private readonly SwitchPort port;
    private readonly WeakBrick brick;
    private Boot? boot;
    private bool brickPower;
    private bool inlinePower;
    private bool brickSags;
    private bool failing;

    /// <summary>A phone without power; where its profile says inline power, the port feeds it soon.</summary>
    /// <param name="loop">The loop it lives on.</param>
    /// <param name="network">The segment it is plugged into.</param>
    /// <param name="seed">What its random choices are drawn from.</param>
    /// <param name="mac">Its hardware address.</param>
    /// <param name="profile">What it is like; see <see cref="Ailments"/>.</param>
    /// <exception cref="FormatException">The hardware address is none.</exception>
    public SimulatedPhone(IEventLoop loop, ISegment network, Seed seed, string mac, PhoneProfile profile)
    {
        board = new PhoneBoard(loop, network, seed, mac, profile);
        board.Keys.Pressed += key => boot?.Key(key);
        port = new SwitchPort(board, seed.For("port"), on => Fail(() => inlinePower = on));
        brick = new WeakBrick(board, seed.For("brick"), gone => Fail(() => brickSags = gone));
    }

    /// <summary>The lamps changed. Raised on the loop.</summary>
    public event Action<LampSnapshot>? LampsChanged
    {
        add => board.Lamps.Changed += value;
        remove => board.Lamps.Changed -= value;
    }

    /// <summary>The console says something. Raised on the loop; the bytes are the listener's to keep.</summary>
    public event Action<ReadOnlyMemory<byte>>? ConsoleOutput
    {
        add => board.Console.Written += value;
        remove => board.Console.Written -= value;
    }

    /// <summary>The truth about it has changed, or was told again. Raised on the loop.</summary>
    public event Action? TruthChanged
    {
        add => board.TruthChanged += value;
        remove => board.TruthChanged -= value;
    }

    /// <summary>The colours of its lamps now.</summary>
    public LampSnapshot Lamps => board.Lamps.Current;

    /// <summary>The truth about it, for tests.</summary>
    public PhoneTruth Truth => board.Truth;

    /// <summary>Its hardware address, as "00:1b:54:00:70:01".</summary>
    public string Mac => string.Join(':', board.Mac.GetAddressBytes().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>The load in its flash; null: none, or not whole.</summary>
    public string? LoadId => board.Truth.LoadId;

    /// <summary>The archives that were written to its flash since it was last formatted, or its load given up.</summary>
    public IReadOnlyCollection<string> Archives => board.Flash.Archives;

    /// <summary>Whether what is in its flash can be mounted and runs without crashing.</summary>
    public bool IsSound => board.Flash.Condition == FlashCondition.Sound;

    /// <summary>Whether anything feeds it.</summary>
    public bool HasPower => (brickPower && !brickSags) || inlinePower;

    /// <summary>What it draws from its brick now, in mA at 48 V.</summary>
    public int BrickMilliamps => brickPower && !brickSags ? CurrentDraw.Of(board.Truth.Activity) : 0;

    /// <summary>Whether its switch port feeds it now.</summary>
    public bool DrawsInlinePower => board.OnInlinePower;

    /// <summary>Whether its switch port would feed it.</summary>
    public bool IsOffered => board.Profile.InlinePower;

    /// <summary>Its brick gives 48 V, or no more.</summary>
    public void SetBrickPower(bool on)
    {
        brickPower = on;
        Feed();
    }

    /// <summary>The switch port gives power, or no more. The brick goes first where both do.</summary>
    public void SetInlinePower(bool on)
    {
        inlinePower = on;
        Feed();
    }

    /// <summary>Its network cable is plugged into a switch port, which may feed it, or hangs loose. From the start it is plugged in.</summary>
    public void SetCable(bool plugged)
    {
        port.Plug(plugged);
        if (!plugged)
        {
            SetInlinePower(on: false);
        }
    }

    /// <summary>A finger goes down on a key, or up: "0" to "9", "*", "#".</summary>
    /// <exception cref="FormatException">There is no such key.</exception>
    public void SetKey(string name, bool down) => board.Keys.Set(name, down);

    /// <summary>The receiver is lifted, or put back.</summary>
    public void SetHook(bool offHook)
    {
        board.OffHook = offHook;
        boot?.HookMoved();
    }

    /// <summary>The Speaker key is pressed: off hook without the receiver, and on again by the next press or start.</summary>
    public void PressSpeaker() => boot?.SpeakerPressed();

    /// <summary>Bytes come in on its console.</summary>
    public void ConsoleInput(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            boot?.ConsoleByte(b);
        }
    }

    /// <summary>Takes it off the bench: it stops where it is and closes its network ports.</summary>
    public void Dispose()
    {
        port.Dispose();
        brick.Dispose();
        boot?.Dispose();
        boot = null;
    }

    /// <summary>Its power changes by itself.</summary>
    private void Fail(Action change)
    {
        change();
        failing = true;
        Feed();
        failing = false;
    }

    private void Feed()
    {
        var wasOnInline = board.OnInlinePower;
        var fromBrick = brickPower && !brickSags;
        board.OnInlinePower = inlinePower && !fromBrick;
        Supply(fromBrick || inlinePower, wasOnInline != board.OnInlinePower);
        port.Drawn(board.OnInlinePower);
    }

    private void Supply(bool powered, bool toggled)
    {
        if (!powered)
        {
            if (boot is not null)
            {
                Cut("power was cut");
            }
        }
        else if (boot is null)
        {
            board.Console.StartClock();
            Start(Boot.PowerOn);
        }
        else if (toggled)
        {
            // Facts 0.9: a change of the power source reboots a running phone.
            board.Console.Line("power source toggled - reboot");
            if (!failing)
            {
                board.Mishap("the power source was toggled while it ran");
            }

            Cut("the power source was toggled");
            Start("power source toggled");
        }
    }

    private void Cut(string how)
    {
        var activity = board.Truth.Activity;
        boot?.Dispose();
        boot = null;
        var bricks = activity switch
        {
            PhoneActivity.Writing => board.Profile.WriteCutBricks,
            PhoneActivity.Formatting => board.Profile.FormatCutBricks,
            _ => 0,
        };
        if (bricks > 0 && board.Random.NextDouble() < bricks)
        {
            board.Flash.Damage();
        }

        if (board.Truth.MustNotLosePower && failing)
        {
            board.Tell(t => t with { PowerFailures = t.PowerFailures + 1 });
        }
        else if (board.Truth.MustNotLosePower)
        {
            board.Mishap($"{how} while it was {activity.ToString().ToLowerInvariant()}");
            board.Tell(t => t with
            {
                CutsWhileDownloading = t.CutsWhileDownloading + (activity == PhoneActivity.Downloading ? 1 : 0),
                CutsWhileWriting = t.CutsWhileWriting + (activity == PhoneActivity.Writing ? 1 : 0),
                CutsWhileErasing = t.CutsWhileErasing + (activity is PhoneActivity.Erasing or PhoneActivity.Formatting ? 1 : 0),
            });
        }

        board.Lamps.Dark();
        board.Enter(PhoneActivity.Off);
    }

    private void Start(string cause)
    {
        board.Tell(t => t with { Boots = t.Boots + 1 });
        boot = new Boot(board, cause, Restart);
        boot.Begin();
    }

    /// <summary>The phone reboots by itself.</summary>
    private void Restart(string cause)
    {
        boot?.Dispose();
        board.Lamps.Dark();
        Start(cause);
    }
}
