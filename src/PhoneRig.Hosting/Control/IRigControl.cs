namespace PhoneRig.Hosting.Control;

/// <summary>A rig that can be asked for things: the one in this process, or the one behind a control socket.</summary>
public interface IRigControl
{
    /// <summary>Takes a request, from any thread. The answer comes to the sink.</summary>
    /// <returns>Disposing of it says that nobody listens any more: a watch ends, a run goes on.</returns>
    IDisposable Handle(ControlRequest request, IControlSink sink);
}
