using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Simulator.Firmware;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.EndToEnd.Tests.Kernel;

/// <summary>The rig of header.yaml beside this file: a station whose relay, keys and hook hang on the header, and nothing else.</summary>
internal sealed class HeaderRig : IDisposable
{
    public const string Station = "s1";

    /// <summary>The relay's line: high cuts the phone's power.</summary>
    public const int Relay = 17;

    public const int Hook = 24;

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryFolder folder = new();

    public HeaderRig()
    {
        File = folder.Write("header.yaml", System.IO.File.ReadAllText(Path.Combine(Rigs.Root, "tests", "PhoneRig.EndToEnd.Tests", "Kernel", "header.yaml")));
        var firmware = Directory.CreateDirectory(Path.Combine(folder.Path, "firmware")).FullName;
        foreach (var (name, bytes) in SyntheticFirmware.Make(new SyntheticFirmwareRequest("9-4-2SR3-1S", SigningGeneration.New)))
        {
            System.IO.File.WriteAllBytes(Path.Combine(firmware, name), bytes.AsSpan());
        }

        State = new RigState(Path.Combine(folder.Path, "header"));
    }

    /// <summary>The line of each key.</summary>
    public static ImmutableDictionary<string, int> Lines { get; } = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#" }.Zip([9, 10, 11, 12, 13, 16, 18, 19, 20, 21, 22, 23], KeyValuePair.Create));

    /// <summary>The rig file.</summary>
    public string File { get; }

    /// <summary>Where its state is, in a folder of its own.</summary>
    public string Folder => folder.Path;

    public RigState State { get; }

    /// <summary>What is on the station's timeline, in order.</summary>
    public IReadOnlyList<Entry> Timeline
    {
        get
        {
            using var reader = JournalReader.Open(State.Journal);
            return [.. reader!.Entries(Station, 0).Select(entry => entry.Entry)];
        }
    }

    /// <summary>Keys that are down at this moment, by their lines.</summary>
    public static IEnumerable<string> KeysDown => Lines.Where(key => SimulatedHeader.IsHigh(key.Value)).Select(key => key.Key).Concat(SimulatedHeader.IsHigh(Hook) ? ["hook"] : []);

    /// <summary>Runs the program under test on this rig.</summary>
    /// <param name="verb">The command line without the rig.</param>
    public RunningPhonerig Start(params string[] verb) => new([], folder.Path, [.. verb, "--rig", File]);

    /// <summary>Runs it by another program that becomes it.</summary>
    /// <param name="by">That program and its arguments; none: by itself.</param>
    /// <param name="line">The whole command line.</param>
    public RunningPhonerig StartBy(string[] by, params string[] line) => new(by, folder.Path, line);

    /// <summary>
    /// Asks the owner of the rig, without a process of its own, until the interlocks let it happen: off is off only once it was watched. Also again where a
    /// machine is too busy to get a request through in time.
    /// </summary>
    public ControlEnd Ask(ControlRequest request)
    {
        ControlEnd? end = null;
        for (var until = LineLog.Now + Bound; LineLog.Now < until; Task.Delay(Pause).Wait())
        {
            var answer = new Answer();
            using var asked = new ControlClient(State.ControlSocket, Bound, "nobody answers").Handle(request, answer);
            end = answer.Wait();
            if (end.Outcome is not (ControlOutcome.Refused or ControlOutcome.BadRequest))
            {
                return end;
            }
        }

        throw new TimeoutException($"refused for {Bound.TotalSeconds:0} s: {end?.Message}");
    }

    public void Dispose() => folder.Dispose();

    private sealed class Answer : IControlSink
    {
        private readonly TaskCompletionSource<ControlEnd> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Tell(ControlEvent told)
        {
        }

        public void End(ControlEnd ended) => end.TrySetResult(ended);

        public ControlEnd Wait() => end.Task.Wait(Bound) ? end.Task.Result : throw new TimeoutException("the rig's owner did not answer");
    }
}
