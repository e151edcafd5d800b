namespace PhoneRig.Hosting.Wiring;

/// <summary>The circuits of a station, each explained in a file of the folder wiring.</summary>
public enum WiredPart
{
    /// <summary>A relay's contact in the 48 V line of the brick.</summary>
    Relay,
    /// <summary>An opto-coupler across the 48 V line behind the relay.</summary>
    PresenceOpto,
    /// <summary>A photo-MOS relay over the two contacts of a key, or of the hook switch.</summary>
    Tap,
    /// <summary>A solenoid over a key, with its driver.</summary>
    Solenoid,
    /// <summary>A colour sensor in a tube over a lamp, on a mux channel.</summary>
    LampSensor,
    /// <summary>A photodiode with a comparator in a tube over a lamp, on a pin.</summary>
    Photodiode,
    /// <summary>A lamp that tells people what the station wants.</summary>
    Light,
    /// <summary>A push button to ground.</summary>
    Button,
}
