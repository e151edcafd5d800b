namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What is kept has room for one file at least, and fits any disk that a rig has.</summary>
internal sealed class KeepCheck : ICheck<RigConfig>
{
    /// <summary>Our choice: one file's worth.</summary>
    private const int Least = 16;

    /// <summary>Our choice: 100 GB, more than an SD card of a rig holds.</summary>
    private const int Most = 100_000;

    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Keep is { } keep)
        {
            Judge(file, keep.CaptureMegabytes, "capture-megabytes");
            Judge(file, keep.RawMegabytes, "raw-megabytes");
        }
    }

    private static void Judge(ReadFile<RigConfig> file, int megabytes, string key)
    {
        if (megabytes is < Least or > Most)
        {
            file.At($"{megabytes} MB: {key} is {Least} to {Most}; to keep nothing write {key.Split('-')[0]}: false", "keep", key);
        }
    }
}
