namespace PhoneRig.Network.Sccp;

/// <summary>The names that phones register by.</summary>
internal static class DeviceName
{
    /// <summary>The hardware address in "SEP001B2C3D4E5F", as the timeline writes it; null where the name has none.</summary>
    public static string? MacOf(string? device) =>
        device is not null && device.StartsWith("SEP", StringComparison.OrdinalIgnoreCase) && device.Length == 15 && MacText.TryNormalize(device[3..], out var mac) ? mac : null;
}
