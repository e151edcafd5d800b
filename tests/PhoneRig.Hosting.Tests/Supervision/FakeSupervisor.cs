using PhoneRig.Hosting.Supervision;

namespace PhoneRig.Hosting.Tests.Supervision;

/// <summary>Notes what it is told, in order.</summary>
internal sealed class FakeSupervisor(TimeSpan? within = null) : ISupervisor
{
    public List<string> Told { get; } = [];

    public TimeSpan? Within => within;

    public int Signs => Told.Count(told => told.StartsWith("alive", StringComparison.Ordinal));

    public void Ready(string status) => Told.Add($"ready: {status}");

    public void Alive(string status) => Told.Add($"alive: {status}");

    public void Ailing(string why) => Told.Add($"ailing: {why}");

    public void Stopping() => Told.Add("stopping");

    public void Dispose() => Told.Add("ended");
}
