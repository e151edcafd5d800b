using System.Collections.Immutable;

namespace PhoneRig.Hosting.Supervision;

/// <summary>Several that watch over one process, as one; also none.</summary>
/// <param name="all">All of them.</param>
public sealed class Supervisors(ImmutableArray<ISupervisor> all) : ISupervisor
{
    /// <summary>As the most impatient wants it; null where nobody wants a sign of life.</summary>
    public TimeSpan? Within => all.Min(one => one.Within);

    /// <inheritdoc/>
    public void Ready(string status) => Each(one => one.Ready(status));

    /// <inheritdoc/>
    public void Alive(string status) => Each(one => one.Alive(status));

    /// <inheritdoc/>
    public void Ailing(string why) => Each(one => one.Ailing(why));

    /// <inheritdoc/>
    public void Stopping() => Each(one => one.Stopping());

    /// <inheritdoc/>
    public void Dispose() => Each(one => one.Dispose());

    private void Each(Action<ISupervisor> tell)
    {
        foreach (var one in all)
        {
            tell(one);
        }
    }
}
