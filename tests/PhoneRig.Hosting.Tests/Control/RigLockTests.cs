using System.Diagnostics;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Tests.Control;

public sealed class RigLockTests
{
    private static readonly RigHolder Me = RigHolder.Self("serve", TimeProvider.System);

    [Test]
    public void The_loser_is_told_who_holds_the_rig()
    {
        using var folder = new TestFolder();
        using var held = RigLock.TryTake(folder.State, Me, out _);

        Assert.That(held, Is.Not.Null);
        Assert.That(RigLock.TryTake(folder.State, RigHolder.Self("recover", TimeProvider.System), out var other), Is.Null);
        Assert.That(other, Is.EqualTo(Me));
    }

    [Test]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_group_may_ask_who_holds_the_rig_whatever_the_umask()
    {
        using var folder = new TestFolder();
        using var held = RigLock.TryTake(folder.State, Me, out _);

        Assert.That((int)File.GetUnixFileMode(folder.State.Lock), Is.EqualTo(0b110_110_000));
    }

    [Test]
    public void A_lock_that_was_let_go_can_be_taken()
    {
        using var folder = new TestFolder();
        RigLock.TryTake(folder.State, Me, out _)!.Dispose();

        using var again = RigLock.TryTake(folder.State, Me, out var other);

        Assert.That(again, Is.Not.Null);
        Assert.That(other, Is.Null);
        Assert.That(RigLock.TryTake(folder.State, RigHolder.Self("recover", TimeProvider.System), out var holder), Is.Null);
        Assert.That(holder, Is.EqualTo(Me));
    }

    [TestCase("""{"verb":"serve","process":4711,"user":"pi","since":"2026-11-22T10:02:00+00:00"}""")]
    [TestCase("no json")]
    [TestCase("")]
    public void A_file_left_behind_is_no_obstacle(string content)
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.State.Lock, content);

        using var taken = RigLock.TryTake(folder.State, Me, out _);

        Assert.That(taken, Is.Not.Null);
    }

    [Test]
    public void Another_program_that_holds_the_file_is_named_and_its_death_by_SIGKILL_sets_the_rig_free()
    {
        using var folder = new TestFolder();
        // What a phonerig left that was killed too: not the holder.
        File.WriteAllText(folder.State.Lock, """{"verb":"serve","process":1,"user":"pi","since":"2026-11-22T10:02:00+00:00"}""");
        using var stranger = Flock(folder.State.Lock);

        Assert.That(RigLock.TryTake(folder.State, Me, out var other), Is.Null);
        Assert.That(other, Is.EqualTo(new RigHolder(null, stranger.Id, null, null, "sh")));
        Assert.That(other!.Describe(TimeProvider.System), Is.EqualTo($"`sh`, which is not phonerig (process {stranger.Id})"));

        stranger.Kill(entireProcessTree: true);
        stranger.WaitForExit();
        using var taken = RigLock.TryTake(folder.State, Me, out _);
        Assert.That(taken, Is.Not.Null);
    }

    [Test]
    public void A_child_process_does_not_keep_the_lock_of_its_parent()
    {
        using var folder = new TestFolder();
        var held = RigLock.TryTake(folder.State, Me, out _)!;
        using var child = Start("sleep", "1000");
        try
        {
            held.Dispose();

            using var taken = RigLock.TryTake(folder.State, Me, out _);
            Assert.That(taken, Is.Not.Null);
        }
        finally
        {
            child.Kill();
        }
    }

    [Test]
    public void A_holder_is_called_by_what_is_known_of_it()
    {
        var time = new Zoned(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var since = new DateTimeOffset(2026, 11, 22, 10, 2, 30, TimeSpan.Zero);

        Assert.That(new RigHolder("serve", 4711, "pi", since).Describe(time), Is.EqualTo("`phonerig serve` (process 4711, user pi, since 10:02)"));
        Assert.That(new RigHolder("serve", 4711, "pi", since.AddDays(-1)).Describe(time), Is.EqualTo("`phonerig serve` (process 4711, user pi, since 2026-11-21 10:02)"));
        Assert.That(new RigHolder(null, null, null, null).Describe(time), Is.EqualTo("another program"));
    }

    [TestCase("1: FLOCK  ADVISORY  WRITE 4711 fe:01:123456 0 EOF", 4711)]
    [TestCase("1: -> FLOCK  ADVISORY  WRITE 4711 fe:01:123456 0 EOF", null)]
    [TestCase("1: FLOCK  ADVISORY  READ 4711 fe:01:123456 0 EOF", null)]
    [TestCase("1: POSIX  ADVISORY  WRITE 4711 fe:01:123456 0 EOF", null)]
    [TestCase("1: FLOCK  ADVISORY  WRITE 4711 fe:01:1234567 0 EOF", null)]
    [TestCase("1: FLOCK  ADVISORY  WRITE 0 fe:01:123456 0 EOF", null)]
    [TestCase("", null)]
    public void The_kernel_s_list_of_locks_tells_the_holder(string line, int? process) =>
        Assert.That(LockHolders.HolderIn(line, "123456"), Is.EqualTo(process));

    /// <summary>Holds the lock as any script could; returns once it does.</summary>
    private static Process Flock(string file)
    {
        var process = Start("flock", "--no-fork", file, "sh", "-c", "echo held; read x");
        Assert.That(process.StandardOutput.ReadLine(), Is.EqualTo("held"));
        return process;
    }

    private static Process Start(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore($"needs {program} (util-linux, coreutils)");
            throw;
        }
    }

    private sealed class Zoned(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
