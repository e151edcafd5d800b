using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Cli.Views;

/// <summary>A bench for people: what it serves, then a line for each change that one wants to hear of.</summary>
internal sealed class BenchPlainView(TextWriter output) : IBenchObserver
{
    private ImmutableSortedSet<int> rigs = [];

    public void Started(BenchInfo bench)
    {
        Say($"bench of the rig {bench.Rig}: simulated phones and metal, seed {bench.Seed}, {bench.Speed.ToString("0.##", CultureInfo.InvariantCulture)} times the clock, process {bench.Process}");
        Say($"  socket  {bench.Socket}");
        foreach (var (station, phone) in bench.Phones)
        {
            var console = bench.Consoles.TryGetValue(station, out var path) ? $", console {path}" : "";
            Say($"  {station}  {phone.Ailment}, {phone.Mac}{console}");
        }

        Say("ready; Ctrl-C ends it, and its phones");
    }

    public void Changed(BenchTruth? before, BenchTruth now)
    {
        foreach (var line in before is null ? [] : Lines(before, now))
        {
            Say($"{now.Uptime.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),8}s  {now.Station}  {line}");
        }
    }

    public void RigsChanged(ImmutableSortedSet<int> processes)
    {
        foreach (var came in processes.Except(rigs))
        {
            Say($"a rig has connected: process {came}");
        }

        foreach (var gone in rigs.Except(processes))
        {
            Say($"the rig in process {gone} is gone; what it left powered and held stays so");
        }

        if (processes.Count > 1)
        {
            Say($"!! {processes.Count} rigs work on this bench at once: processes {string.Join(", ", processes)}");
        }

        rigs = processes;
    }

    private static IEnumerable<string> Lines(BenchTruth before, BenchTruth now)
    {
        if (now.HarmfulCuts > before.HarmfulCuts)
        {
            yield return $"!! POWER WAS CUT WHILE IT WAS {before.Phone.Activity.ToString().ToUpperInvariant()}";
        }

        foreach (var mishap in now.Phone.Mishaps.Skip(before.Phone.Mishaps.Length))
        {
            yield return $"!! {mishap}";
        }

        if (now.BrickPower != before.BrickPower)
        {
            yield return now.BrickPower ? "power on" : "power off";
        }

        if (!now.KeysDown.SequenceEqual(before.KeysDown))
        {
            yield return now.KeysDown.IsEmpty ? "keys up" : $"keys down: {string.Join(' ', now.KeysDown)}";
        }

        if (now.Phone.Boots > before.Phone.Boots)
        {
            yield return $"boots (number {now.Phone.Boots})";
        }

        if (now.Phone.Activity != before.Phone.Activity && now.Phone.Activity is PhoneActivity.Erasing or PhoneActivity.Formatting or PhoneActivity.Downloading)
        {
            yield return $"{now.Phone.Activity.ToString().ToLowerInvariant()}: must not lose power";
        }

        if (now.Phone.LoadId != before.Phone.LoadId)
        {
            yield return now.Phone.LoadId is { } load ? $"has the load {load}" : "has no load any more";
        }

        if (now.Phone.Registered && !before.Phone.Registered)
        {
            yield return "registered";
        }
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
