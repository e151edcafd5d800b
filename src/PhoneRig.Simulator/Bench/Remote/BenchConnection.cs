using System.Text;
using System.Text.Json;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>One connection to a bench, on the rig's side: a request goes out, its reply is waited for. Safe to use from any thread.</summary>
internal sealed class BenchConnection : IDisposable
{
    private readonly Lock gate = new();
    private readonly FrameStream frames;
    private string part = "bench";
    private bool gone;

    /// <summary>Greets the bench.</summary>
    /// <exception cref="HardwareFaultException">It refuses: another rig's, another version.</exception>
    public BenchConnection(Stream stream, BenchHello hello)
    {
        frames = new FrameStream(stream);
        try
        {
            var welcome = Exchange(BenchOperation.Hello, JsonSerializer.SerializeToUtf8Bytes(hello, JsonSerializerOptions.Web));
            Welcome = JsonSerializer.Deserialize<BenchWelcome>(welcome, JsonSerializerOptions.Web) ?? throw NotABench(null);
            part = $"bench in process {Welcome.Process}";
        }
        catch (JsonException nonsense)
        {
            frames.Dispose();
            throw NotABench(nonsense);
        }
        catch
        {
            frames.Dispose();
            throw;
        }
    }

    /// <summary>What the bench said of itself.</summary>
    public BenchWelcome Welcome { get; }

    /// <summary>Asks for something.</summary>
    /// <param name="operation">What.</param>
    /// <param name="request">The rest of the request.</param>
    /// <param name="answer">Filled with the answer.</param>
    /// <exception cref="IOException">The metal failed.</exception>
    /// <exception cref="InvalidOperationException">That cannot be asked: no such key, a pin that is not open.</exception>
    /// <exception cref="HardwareFaultException">The bench refuses, or is gone.</exception>
    public void Exchange(BenchOperation operation, ReadOnlySpan<byte> request, Span<byte> answer)
    {
        lock (gate)
        {
            var got = Ask(operation, request);
            if (got.Length != answer.Length)
            {
                throw new HardwareFaultException(part, $"it answered {operation} with {got.Length} bytes, not {answer.Length}: start rig and bench from the same build");
            }

            got.CopyTo(answer);
        }
    }

    /// <summary>As above, for an answer of any length.</summary>
    public byte[] Exchange(BenchOperation operation, ReadOnlySpan<byte> request)
    {
        lock (gate)
        {
            return Ask(operation, request).ToArray();
        }
    }

    /// <summary>Returns when the bench closes the connection or dies, or this object is disposed of. The connection is of no other use then.</summary>
    public void WaitForEnd()
    {
        while (frames.TryRead(out _))
        {
        }
    }

    public void Dispose() => frames.Dispose();

    private ReadOnlySpan<byte> Ask(BenchOperation operation, ReadOnlySpan<byte> request)
    {
        if (gone || !frames.TryWrite((byte)operation, request) || !frames.TryRead(out var reply) || reply.IsEmpty)
        {
            gone = true;
            throw Gone(part);
        }

        var kind = (BenchReply)reply[0];
        return kind == BenchReply.Done ? reply[1..] : throw Fault(kind, Encoding.UTF8.GetString(reply[1..]));
    }

    /// <summary>A bench that died took the phones with it.</summary>
    public static HardwareFaultException Gone(string part) =>
        new(part, "it is gone, and its phones with it: see why it ended, then start it again (phonerig bench)");

    private Exception Fault(BenchReply kind, string words) => kind switch
    {
        BenchReply.Failed => new IOException(words),
        BenchReply.Wrong => new InvalidOperationException(words),
        _ when words.Split('\n', 2) is [var refusing, var reason] => new HardwareFaultException(refusing, reason),
        _ => new HardwareFaultException(part, words),
    };

    private HardwareFaultException NotABench(Exception? inner) => new(part, "what answers on its socket is no bench: see which program made the socket", inner);
}
