using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Cli.Views;

/// <summary>A bench for programs: an object a line, <c>bench</c> first, then <c>truth</c> at each change and <c>rigs</c> when one comes or goes.</summary>
internal sealed class BenchJsonView(TextWriter output) : IBenchObserver
{
    public void Started(BenchInfo bench) => Write("bench", bench);

    public void Changed(BenchTruth? before, BenchTruth now) => Write("truth", now);

    public void RigsChanged(ImmutableSortedSet<int> processes) => Write("rigs", processes);

    private void Write<T>(string name, T value)
    {
        output.WriteLine(new JsonObject { [name] = JsonSerializer.SerializeToNode(value, FactJson.Options) }.ToJsonString(FactJson.Options));
        output.Flush();
    }
}
