using System.Diagnostics;
using System.Text;

namespace PhoneRig.Conformance;

/// <summary>The folder that the server under test serves, with everything in it that a server can go wrong with.</summary>
internal sealed class ServedFolder : IDisposable
{
    private readonly string top = Directory.CreateTempSubdirectory("phonerig-conformance-").FullName;

    public ServedFolder()
    {
        Root = Path.Combine(top, "root");
        Directory.CreateDirectory(Path.Combine(Root, "sub"));
        foreach (var (name, length) in new[] { ("short.bin", 100), ("exact.bin", 1024), ("empty.bin", 0), ("block.bin", 512), ("less.bin", 511), ("long.bin", 100_000), ("MixedCase.sbn", 700), ("sub/inner.bin", 600) })
        {
            File.WriteAllBytes(Path.Combine(Root, name), Bytes(name, length));
        }

        // 70,000 blocks of 8 bytes, and a short one.
        File.WriteAllBytes(Path.Combine(Root, "roll.bin"), Bytes("roll.bin", (70_000 * 8) + 3));
        File.WriteAllText(Path.Combine(Root, "text.txt"), "one\ntwo\rthree\r\n" + new string('\n', 600));
        File.WriteAllText(Path.Combine(top, "secret"), "secret");
        Directory.CreateDirectory(Path.Combine(top, "elsewhere"));
        File.WriteAllText(Path.Combine(top, "elsewhere", "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(Root, "link-out"), Path.Combine(top, "secret"));
        File.CreateSymbolicLink(Path.Combine(Root, "device"), "/dev/zero");
        Directory.CreateSymbolicLink(Path.Combine(Root, "folder-out"), Path.Combine(top, "elsewhere"));
        using var fifo = Process.Start("mkfifo", Path.Combine(Root, "fifo"));
        fifo.WaitForExit();
        foreach (var entry in new DirectoryInfo(top).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Append(new DirectoryInfo(top)).Where(entry => entry.LinkTarget is null))
        {
            // Rivals give up root, and serve what everybody may read.
            if (!OperatingSystem.IsWindows())
            {
                entry.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.OtherRead | (entry is DirectoryInfo ? UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : UnixFileMode.None);
            }
        }
    }

    public string Root { get; }

    /// <summary>The bytes of a file, the same each time.</summary>
    public static byte[] Bytes(string name, int length)
    {
        var bytes = new byte[length];
        new Random(Encoding.ASCII.GetBytes(name).Sum(letter => letter)).NextBytes(bytes);
        return bytes;
    }

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Root, name));

    public void Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Root, name), bytes);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Root, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    public void Replace(string name, byte[] bytes)
    {
        Write($"{name}.new", bytes);
        File.Move(Path.Combine(Root, $"{name}.new"), Path.Combine(Root, name), overwrite: true);
    }

    public void Dispose() => Directory.Delete(top, recursive: true);
}
