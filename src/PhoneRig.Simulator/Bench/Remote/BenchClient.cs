using System.Text;
using System.Text.Json;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>One connection of a rig, on the bench's side. What it opened is closed with it; what it drove stays as the metal has it.</summary>
internal sealed class BenchClient : IDisposable
{
    /// <summary>Buses that a controller may have: a Raspberry Pi 5 counts to 22 (i2cdetect -l).</summary>
    private const int MostBuses = 64;

    /// <summary>Keys in one request to a person: the longest code of a phone has 12 (facts 3.2).</summary>
    private const int MostKeys = 64;

    private readonly BenchServer server;
    private readonly FrameStream frames;
    private readonly BenchAnswer answer = new();
    private readonly ClientPins pins;
    private readonly ClientSockets sockets;
    private int? process;
    private bool isRig;

    /// <param name="server">The bench.</param>
    /// <param name="frames">The connection; disposed of with this.</param>
    public BenchClient(BenchServer server, FrameStream frames)
    {
        (this.server, this.frames) = (server, frames);
        pins = new ClientPins(server.Header, answer);
        sockets = new ClientSockets(server.Segments, answer);
    }

    /// <summary>Answers until the connection ends or says what no rig says.</summary>
    public void Serve()
    {
        while (frames.TryRead(out var request))
        {
            answer.Clear();
            var reply = Answer(request, out var goesOn);
            if (!frames.TryWrite((byte)reply, answer.Bytes) || !goesOn)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        pins.Dispose();
        sockets.Dispose();
        if (process is { } gone && isRig)
        {
            server.Left(gone);
        }

        frames.Dispose();
    }

    private BenchReply Answer(ReadOnlySpan<byte> request, out bool goesOn)
    {
        var message = new MessageReader(request);
        var operation = (BenchOperation)message.Byte();
        goesOn = true;
        try
        {
            if (process is null || operation == BenchOperation.Hello)
            {
                goesOn = operation == BenchOperation.Hello && process is null && Greet(message.Rest());
                return goesOn ? BenchReply.Done : BenchReply.Refused;
            }

            Do(operation, ref message);
            return BenchReply.Done;
        }
        catch (HardwareFaultException refused)
        {
            answer.Say($"{refused.Part}\n{refused.Reason}");
            return BenchReply.Refused;
        }
        catch (IOException failed)
        {
            answer.Say(failed.Message);
            return BenchReply.Failed;
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            answer.Say(wrong.Message);
            return BenchReply.Wrong;
        }
    }

    private bool Greet(ReadOnlySpan<byte> json)
    {
        var mine = server.Welcome();
        var part = $"bench in process {mine.Process}";
        if (Json<BenchHello>(json) is not { } hello)
        {
            answer.Say($"{part}\nthat is no greeting of a rig");
            return false;
        }

        if (hello.Protocol != BenchHello.Version)
        {
            answer.Say($"{part}\nit speaks version {BenchHello.Version} of the bench protocol and this program version {hello.Protocol}: start both from the same build");
            return false;
        }

        if (hello.Rig != mine.Rig)
        {
            answer.Say($"{part}\nit is the bench of the rig \"{mine.Rig}\", not of \"{hello.Rig}\": start one for this rig with phonerig bench --rig FILE");
            return false;
        }

        process = hello.Process;
        isRig = !hello.Person;
        if (isRig)
        {
            server.Came(hello.Process);
        }

        answer.Put(JsonSerializer.SerializeToUtf8Bytes(mine, JsonSerializerOptions.Web));
        return true;
    }

    private void Do(BenchOperation operation, ref MessageReader message)
    {
        switch (operation)
        {
            case BenchOperation.Transfer:
                Transfer(ref message);
                break;
            case BenchOperation.Plug:
                sockets.Plug(ref message);
                break;
            case BenchOperation.Unplug:
                sockets.Unplug(ref message);
                break;
            case BenchOperation.Listen:
                sockets.Listen(ref message);
                break;
            case BenchOperation.Unlisten:
                sockets.Unlisten(ref message);
                break;
            case BenchOperation.Find:
                sockets.Find(ref message);
                break;
            case BenchOperation.Ask:
                Ask(message.Rest());
                break;
            case BenchOperation.Swap:
                OrRefuse(server.Swap(Encoding.UTF8.GetString(message.Rest())));
                break;
            case BenchOperation.Press:
                OrRefuse(server.Press(Encoding.UTF8.GetString(message.Rest())));
                break;
            default:
                pins.Do(operation, ref message);
                break;
        }
    }

    private static void OrRefuse(string? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException(refusal);
        }
    }

    private void Transfer(ref MessageReader message)
    {
        var (bus, address, writes) = (message.Byte(), message.Byte(), message.Byte());
        var wanted = message.Word();
        var sent = message.Rest();
        message.CheckWhole();
        if (bus >= MostBuses)
        {
            throw new InvalidOperationException($"there is no I2C bus {bus}; there are 0 to {MostBuses - 1}");
        }

        var room = answer.Reserve(wanted);
        server.Bus(bus).Transfer(address, writes != 0, sent, room);
        answer.Keep(wanted);
    }

    private void Ask(ReadOnlySpan<byte> json)
    {
        if (Json<BenchRequestToPerson>(json) is not { Station: { } station, Request: { Keys: { } keys } request } || !Enum.IsDefined(request.Kind))
        {
            throw new InvalidOperationException("that is no request to a person");
        }

        // Asked here, since a phone without that key, or no phone at all, would take the whole bench down.
        if (!server.Phones.Contains(station))
        {
            throw new InvalidOperationException($"no simulated phone stands at \"{station}\"; there are phones at {string.Join(", ", server.Phones)}");
        }

        if (keys.Length > MostKeys || keys.Any(key => !KeyMatrix.Order.Contains(key.ToString())))
        {
            throw new InvalidOperationException($"no phone has the keys \"{keys}\"; they are {string.Join(' ', KeyMatrix.Order)}, {MostKeys} at most");
        }

        server.Ask(station, request);
    }

    private static T? Json<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
