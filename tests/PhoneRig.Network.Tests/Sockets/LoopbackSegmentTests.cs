using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sockets;
using PhoneRig.Network.Tests.Dhcp;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tests.Tftp;

namespace PhoneRig.Network.Tests.Sockets;

public sealed class LoopbackSegmentTests
{
    [Test]
    public void Two_segments_do_not_hear_each_other()
    {
        using var thread = new LoopThread();
        var heard = new List<byte>();
        var here = new LoopbackSegment().For(thread.Loop);
        var there = new LoopbackSegment().For(thread.Loop);
        var done = new TaskCompletionSource();
        var to = new IPEndPoint(IPAddress.Parse("10.70.0.1"), 67);
        using var rigHere = thread.Do(() => here.Open(to, (_, payload) =>
        {
            heard.Add(payload.Span[0]);
            done.TrySetResult();
        }));
        using var rigThere = thread.Do(() => there.Open(to, (_, payload) => heard.Add(payload.Span[0])));
        using var phoneHere = thread.Do(() => here.Open(new IPEndPoint(IPAddress.Any, 68), (_, _) => { }));
        using var phoneThere = thread.Do(() => there.Open(new IPEndPoint(IPAddress.Any, 69), (_, _) => { }));
        phoneThere.Send([1], new IPEndPoint(IPAddress.Broadcast, 68));
        phoneHere.Send([2], to);

        Assert.That(done.Task.Wait(TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(thread.Do(() => heard.ToArray()), Is.EqualTo(new byte[] { 2 }));
    }

    [Test]
    public void Servers_and_a_phone_on_loops_of_their_own_move_a_file_over_real_sockets()
    {
        using var rig = new LoopThread();
        using var bench = new LoopThread();
        var segment = new LoopbackSegment();
        var content = TftpServerTests.Bytes(500_000);
        var completed = new TaskCompletionSource<TftpCompleted>();
        using var servers = rig.Do(() => new SegmentServers(
            new SegmentServersOptions { Dhcp = DhcpServerTests.Options },
            segment.For(rig.Loop),
            rig.Loop,
            new TftpFileTable([new("jar70sccp.9-4-2.sbn", content)]),
            fact =>
            {
                if (fact is TftpCompleted end)
                {
                    completed.TrySetResult(end);
                }
            }));
        using var phone = bench.Do(() => new TftpReader(
            segment.For(bench.Loop), bench.Loop, new IPEndPoint(IPAddress.Parse("10.70.0.10"), 49152), new IPEndPoint(IPAddress.Parse("10.70.0.1"), 69)));
        bench.Do(() => phone.Ask("jar70sccp.9-4-2.sbn"));

        Assert.That(completed.Task.Wait(TimeSpan.FromSeconds(30)), Is.True);
        TestContext.Out.WriteLine($"500 kB in {completed.Task.Result.Took}");
        Assert.That(bench.Do(() => phone.Content).AsSpan().SequenceEqual(content.Span));
        bench.Do(phone.Dispose);
        rig.Do(servers.Dispose);
    }
}
