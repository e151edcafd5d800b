namespace PhoneRig.Core.Configuration;

/// <summary>A relay's contact.</summary>
public enum RelayContact
{
    /// <summary>Closed while the coil is at rest: energised means off.</summary>
    NormallyClosed,
    /// <summary>Open while the coil is at rest: energised means on.</summary>
    NormallyOpen,
}
