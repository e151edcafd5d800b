using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>A port that is listened on. Disposing it refuses whoever connects from then on; open connections stay.</summary>
public interface IStreamListener : IDisposable
{
    /// <summary>Its address and port.</summary>
    IPEndPoint Local { get; }
}
