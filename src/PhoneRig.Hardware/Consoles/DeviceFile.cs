namespace PhoneRig.Hardware.Consoles;

/// <summary>A device of this machine, by its name.</summary>
public static class DeviceFile
{
    /// <summary>Whether this process may read and write it (access(2)). Nothing is opened.</summary>
    /// <param name="path">Its name.</param>
    public static bool MayOpen(string path) => Libc.Access(path, Libc.ReadAndWrite) == 0;
}
