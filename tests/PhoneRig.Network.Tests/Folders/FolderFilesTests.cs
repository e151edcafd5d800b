using System.Net;
using PhoneRig.Network.Folders;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Folders;

public sealed class FolderFilesTests
{
    private readonly ManualTime time = new();
    private string top = "";
    private string root = "";

    [SetUp]
    public void Make()
    {
        top = Directory.CreateTempSubdirectory("phonerig-tftp-").FullName;
        root = Path.Combine(top, "root");
        Directory.CreateDirectory(Path.Combine(root, "United_States"));
        Write("term70.default.loads", "loads");
        Write("United_States/g3-tones.xml", "<tones/>");
        File.WriteAllText(Path.Combine(top, "secret"), "secret");
    }

    [TearDown]
    public void Remove() => Directory.Delete(top, recursive: true);

    [TestCase("term70.default.loads", "term70.default.loads")]
    [TestCase("TERM70.Default.Loads", "term70.default.loads")]
    [TestCase("united_states/G3-TONES.xml", "United_States/g3-tones.xml")]
    public void A_file_is_found_in_any_case_and_has_its_own_name(string asked, string name) => Assert.That(Found(Files(), asked), Is.EqualTo(name));

    [Test]
    public void The_same_case_comes_first()
    {
        Write("TERM70.default.loads", "other");
        var files = Files();

        Assert.That(Text(files, "TERM70.default.loads"), Is.EqualTo("other"));
        Assert.That(Text(files, "term70.default.loads"), Is.EqualTo("loads"));
        Assert.That(Text(files, "Term70.Default.Loads"), Is.EqualTo("other"), "the first in ordinal order");
    }

    [TestCase("missing")]
    [TestCase("United_States")]
    [TestCase("United_States/")]
    [TestCase("../secret")]
    [TestCase("../root/term70.default.loads")]
    [TestCase("./term70.default.loads")]
    [TestCase("United_States/../term70.default.loads")]
    [TestCase("")]
    public void Nothing_else_is_found(string asked) => Assert.That(Found(Files(), asked), Is.Null);

    [Test]
    public void An_absolute_path_is_not_found() => Assert.That(Found(Files(), Path.Combine(root, "term70.default.loads")), Is.Null);

    [Test]
    public void A_link_within_the_folder_is_followed_and_none_out_of_it()
    {
        File.CreateSymbolicLink(Path.Combine(root, "inside"), Path.Combine(root, "term70.default.loads"));
        File.CreateSymbolicLink(Path.Combine(root, "outside"), Path.Combine(top, "secret"));
        File.CreateSymbolicLink(Path.Combine(root, "nowhere"), Path.Combine(top, "none"));
        Directory.CreateSymbolicLink(Path.Combine(root, "up"), top);
        Directory.CreateSymbolicLink(Path.Combine(root, "round"), root);
        var files = Files();

        Assert.That(Text(files, "inside"), Is.EqualTo("loads"));
        Assert.That(Found(files, "outside"), Is.Null);
        Assert.That(Found(files, "nowhere"), Is.Null);
        Assert.That(Found(files, "up/secret"), Is.Null);
        Assert.That(Found(files, "round/term70.default.loads"), Is.Null);
    }

    [Test]
    public void A_folder_that_becomes_a_link_out_later_is_not_followed_either()
    {
        var files = Files();
        Assert.That(Found(files, "United_States/g3-tones.xml"), Is.Not.Null);
        Directory.Move(Path.Combine(root, "United_States"), Path.Combine(top, "moved"));
        Directory.CreateSymbolicLink(Path.Combine(root, "United_States"), Path.Combine(top, "moved"));

        Assert.That(Found(files, "United_States/g3-tones.xml"), Is.Null, "the same file, and no longer below the root");
    }

    [Test]
    [CancelAfter(10_000)]
    public void A_FIFO_or_a_device_is_not_found_and_nobody_waits_for_it(CancellationToken giveUp)
    {
        Assert.That(Tool.Run("mkfifo", Path.Combine(root, "fifo")).Code, Is.Zero);
        File.CreateSymbolicLink(Path.Combine(root, "null"), "/dev/null");
        File.CreateSymbolicLink(Path.Combine(root, "zero"), "/dev/zero");
        var files = Files();

        Assert.That(new[] { "fifo", "null", "zero" }.Select(name => Found(files, name)), Is.All.Null);
        Assert.That(giveUp.IsCancellationRequested, Is.False);
    }

    [Test]
    public void Files_come_and_go()
    {
        var files = Files();
        Assert.That(Found(files, "later.sbn"), Is.Null);
        Write("later.sbn", "later");
        Directory.CreateDirectory(Path.Combine(root, "Germany"));
        Write("Germany/g3-tones.xml", "<tones/>");
        time.Pass(TimeSpan.FromSeconds(1));

        Assert.That(Text(files, "LATER.sbn"), Is.EqualTo("later"));
        Assert.That(Found(files, "germany/g3-tones.xml"), Is.Not.Null);
        File.Delete(Path.Combine(root, "later.sbn"));
        Assert.That(Found(files, "later.sbn"), Is.Null);
    }

    [Test]
    public void A_missing_name_does_not_have_the_folder_read_again_and_again()
    {
        var stamp = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        Directory.SetLastWriteTimeUtc(root, stamp);
        var files = Files();
        Assert.That(Found(files, "later.sbn"), Is.Null);
        Write("later.sbn", "later");
        Directory.SetLastWriteTimeUtc(root, stamp);

        Assert.That(Found(files, "later.sbn"), Is.Null, "the folder looks unchanged");
        time.Pass(TimeSpan.FromSeconds(1));
        Assert.That(Found(files, "later.sbn"), Is.Not.Null);
    }

    [TestCase(true, TestName = "A_transfer_goes_on_with_a_file_in_memory_that_is_replaced_overwritten_or_cut")]
    [TestCase(false, TestName = "A_transfer_goes_on_with_a_file_on_disk_that_is_replaced")]
    public void Replaced(bool inMemory)
    {
        var before = Write("big.sbn", TftpBytes(5000, 1));
        var files = Files(inMemory ? null : new FolderFilesOptions { LargestInMemory = 1000 });
        using var running = files.Find(IPAddress.Loopback, "big.sbn")!.Content;
        Write("new", TftpBytes(5000, 2));
        File.Move(Path.Combine(root, "new"), Path.Combine(root, "big.sbn"), overwrite: true);
        Assert.That(Read(running), Is.EqualTo(before));
        using var next = files.Find(IPAddress.Loopback, "big.sbn")!.Content;
        Assert.That(Read(next), Is.EqualTo(TftpBytes(5000, 2)), "the next request gets the new one");
        if (inMemory)
        {
            Write("big.sbn", TftpBytes(10, 3));
            Assert.That(Read(running), Is.EqualTo(before));
            Assert.That(Read(next), Is.EqualTo(TftpBytes(5000, 2)));
        }
    }

    [Test]
    public void A_file_on_disk_that_is_cut_short_ends_its_transfer()
    {
        Write("big.sbn", TftpBytes(5000, 1));
        using var running = Files(new FolderFilesOptions { LargestInMemory = 1000 }).Find(IPAddress.Loopback, "big.sbn")!.Content;
        running.Read(0, new byte[512]);
        using (var file = File.OpenWrite(Path.Combine(root, "big.sbn")))
        {
            file.SetLength(100);
        }

        Assert.That(() => running.Read(512, new byte[512]), Throws.InstanceOf<IOException>().With.Message.EqualTo("the file has become shorter"));
    }

    [Test]
    public void A_file_on_disk_that_is_overwritten_ends_its_transfer_before_its_last_block()
    {
        Write("big.sbn", TftpBytes(5000, 1));
        File.SetLastWriteTimeUtc(Path.Combine(root, "big.sbn"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        using var running = Files(new FolderFilesOptions { LargestInMemory = 1000 }).Find(IPAddress.Loopback, "big.sbn")!.Content;
        running.Read(0, new byte[512]);
        using (var file = File.OpenWrite(Path.Combine(root, "big.sbn")))
        {
            file.Write(TftpBytes(5000, 2));
        }

        Assert.That(() => Read(running), Throws.InstanceOf<IOException>().With.Message.EqualTo("the file was written to while it was read"));
    }

    [Test]
    public void Memory_is_bounded_also_by_what_is_being_read()
    {
        for (var i = 0; i < 10; i++)
        {
            Write($"{i}.sbn", TftpBytes(400, i));
        }

        var files = Files(new FolderFilesOptions { MostInMemory = 1000, LargestInMemory = 500 });
        var all = Enumerable.Range(0, 10).Select(i => files.Find(IPAddress.Loopback, $"{i}.sbn")!.Content).ToList();
        Assert.That(all.Count(content => content is DiskContent), Is.EqualTo(8), "two are in memory and in use, so there is no room");
        Assert.That(all.Select(Read), Is.EqualTo(Enumerable.Range(0, 10).Select(i => TftpBytes(400, i))));
        all.ForEach(content => content.Dispose());
        using var next = files.Find(IPAddress.Loopback, "7.sbn")!.Content;
        Assert.That(next, Is.Not.InstanceOf<DiskContent>(), "what nobody reads any more made room");
    }

    [Test]
    public void A_name_of_other_letters_is_found_as_it_is_on_disk()
    {
        Write("Grüße.xml", "x");

        Assert.That(Found(Files(), System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes("Grüße.xml"))), Is.EqualTo("Grüße.xml"));
    }

    [Test]
    public void A_folder_that_is_none_is_told_so()
    {
        Assert.That(() => new FolderFiles(Path.Combine(top, "none"), time), Throws.InstanceOf<IOException>().With.Message.EqualTo($"there is no folder {top}/none"));
        Assert.That(() => new FolderFiles(Path.Combine(top, "secret"), time), Throws.InstanceOf<IOException>().With.Message.EqualTo($"{top}/secret is a file, and no folder"));
    }

    private static byte[] TftpBytes(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Read(Network.Tftp.Content.ITftpContent content)
    {
        var bytes = new byte[content.Length];
        for (var at = 0; at < bytes.Length; at += 512)
        {
            content.Read(at, bytes.AsSpan(at, Math.Min(512, bytes.Length - at)));
        }

        return bytes;
    }

    private static string? Found(FolderFiles files, string asked)
    {
        var file = files.Find(IPAddress.Loopback, asked);
        file?.Content.Dispose();
        return file?.Name;
    }

    private static string? Text(FolderFiles files, string asked)
    {
        using var content = files.Find(IPAddress.Loopback, asked)?.Content;
        return content is null ? null : System.Text.Encoding.UTF8.GetString(Read(content));
    }

    private FolderFiles Files(FolderFilesOptions? options = null) => new(root, time, options);

    private byte[] Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(root, name), bytes);
        return bytes;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(root, name), text);
}
