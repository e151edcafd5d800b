namespace PhoneRig.Core.Ports;

/// <summary>A network segment as its hosts see it: datagrams and streams, on one loop.</summary>
public interface ISegment : INetwork, IStreamNetwork;
