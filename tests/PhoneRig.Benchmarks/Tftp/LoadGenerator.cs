using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>
/// Many TFTP clients on one thread: octet, 512-byte blocks, no options, a timer of 5 s, the last ACK again for a block that comes again. Each has a socket and an address of its own. A
/// process of its own runs it, so that what it takes can be told apart.
/// </summary>
internal sealed class LoadGenerator : IDisposable
{
    private const int BlockSize = 512;
    private static readonly TimeSpan Timer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(600);

    private readonly LoadRequest load;
    private readonly IPEndPoint server;
    private readonly byte[] original;
    private readonly Random dice;
    private readonly Client[] clients;
    private readonly Queue<(TimeSpan Due, Client Client, int Block)> thinking = [];
    private readonly Stopwatch watch = new();
    private readonly byte[] buffer = new byte[2048];
    private readonly byte[] request;
    private readonly int epoll = Libc.EpollCreate(0);
    private int done;
    private int losses;
    private int resends;

    public LoadGenerator(LoadRequest load)
    {
        this.load = load;
        server = IPEndPoint.Parse(load.Server);
        original = File.ReadAllBytes(load.Original);
        dice = new Random(load.Seed);
        request = [0, 1, .. Encoding.ASCII.GetBytes($"{load.File}\0octet\0")];
        clients = [.. Enumerable.Range(0, load.Clients).Select(Open)];
    }

    /// <summary>Fetches the file for each client.</summary>
    public LoadResult Run()
    {
        watch.Start();
        var cpu = Environment.CpuUsage.TotalTime;
        foreach (var client in clients)
        {
            client.Began = client.Spoke = watch.Elapsed;
            Ask(client);
        }

        var events = new byte[64 * Libc.EventSize];
        var looked = TimeSpan.Zero;
        while (done < clients.Length && watch.Elapsed < GiveUp)
        {
            var count = Libc.EpollWait(epoll, ref events[0], 64, Wait());
            for (var i = 0; i < count; i++)
            {
                Hear(clients[BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan((i * Libc.EventSize) + Libc.EventData))]);
            }

            var now = watch.Elapsed;
            while (thinking.TryPeek(out var next) && next.Due <= now)
            {
                thinking.Dequeue();
                Acknowledge(next.Client, next.Block);
            }

            if (now - looked > TimeSpan.FromMilliseconds(50))
            {
                looked = now;
                SayAgain(now);
            }
        }

        var times = clients.Select(client => ((client.Ended ?? watch.Elapsed) - client.Began).TotalSeconds).Order().ToArray();
        return new LoadResult(
            clients.Max(client => client.Ended ?? watch.Elapsed).TotalSeconds,
            clients.Sum(client => (long)Math.Min((client.Expected - 1) * BlockSize, original.Length)),
            times,
            clients.Count(client => client.Wrong || client.Ended is null),
            losses,
            resends,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    public void Dispose() => Array.ForEach(clients, client => client.Socket.Dispose());

    private Client Open(int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 18 };
        socket.Bind(new IPEndPoint(new IPAddress([127, 20, (byte)(number / 250), (byte)(1 + (number % 250))]), 0));
        var client = new Client(socket);
        var one = new byte[Libc.EventSize];
        BinaryPrimitives.WriteInt32LittleEndian(one, Libc.In);
        BinaryPrimitives.WriteInt32LittleEndian(one.AsSpan(Libc.EventData), number);
        return Libc.EpollControl(epoll, Libc.Add, client.File, ref one[0]) == 0 ? client : throw new IOException("epoll takes no socket");
    }

    private bool IsLost()
    {
        var lost = load.Loss > 0 && dice.NextDouble() < load.Loss;
        losses += lost ? 1 : 0;
        return lost;
    }

    private int Wait() => thinking.TryPeek(out var next) ? (int)Math.Max(0, Math.Ceiling((next.Due - watch.Elapsed).TotalMilliseconds)) : 50;

    private void Hear(Client client)
    {
        int length;
        if (client.Connected)
        {
            length = (int)Libc.Receive(client.File, ref buffer[0], buffer.Length, Libc.DontWait);
        }
        else
        {
            // The first answer tells the server's side of the transfer.
            EndPoint from = new IPEndPoint(IPAddress.Any, 0);
            length = client.Socket.ReceiveFrom(buffer, ref from);
            client.Socket.Connect(from);
            client.Connected = true;
        }

        if (length < 4 || buffer[1] != 3)
        {
            client.Wrong |= length >= 4;
            if (length >= 4)
            {
                End(client);
            }

            return;
        }

        var block = BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(2));
        resends += client.Heard.Contains(block) ? 1 : 0;
        client.Remember(block);
        if (IsLost())
        {
            return;
        }

        client.Spoke = watch.Elapsed;
        if (block == (client.Expected & 0xFFFF))
        {
            var content = buffer.AsSpan(4, length - 4);
            client.Wrong |= !content.SequenceEqual(original.AsSpan((client.Expected - 1) * BlockSize, content.Length));
            client.Expected++;
            if (content.Length < BlockSize)
            {
                End(client);
            }
        }
        else if (block != ((client.Expected - 1) & 0xFFFF))
        {
            return;
        }

        if (load.AckDelay > 0)
        {
            thinking.Enqueue((watch.Elapsed + TimeSpan.FromSeconds(load.AckDelay), client, block));
        }
        else
        {
            Acknowledge(client, block);
        }
    }

    private void End(Client client)
    {
        if (client.Ended is null)
        {
            client.Ended = watch.Elapsed;
            done++;
        }
    }

    private void Acknowledge(Client client, int block)
    {
        if (!IsLost())
        {
            Span<byte> ack = [0, 4, (byte)((block >> 8) & 0xFF), (byte)(block & 0xFF)];
            Libc.Send(client.File, ref ack[0], ack.Length, Libc.DontWait);
        }
    }

    private void Ask(Client client)
    {
        if (!IsLost())
        {
            client.Socket.SendTo(request, server);
        }
    }

    private void SayAgain(TimeSpan now)
    {
        foreach (var client in clients)
        {
            if (client.Ended is not null || now - client.Spoke < Timer)
            {
                continue;
            }

            client.Spoke = now;
            if (client.Connected && client.Expected > 1)
            {
                Acknowledge(client, (client.Expected - 1) & 0xFFFF);
            }
            else if (!client.Connected)
            {
                Ask(client);
            }
        }
    }

    private sealed class Client(Socket socket)
    {
        private int oldest;

        public Socket Socket => socket;

        public int File { get; } = (int)socket.Handle;

        public bool Connected { get; set; }

        public int Expected { get; set; } = 1;

        public bool Wrong { get; set; }

        public TimeSpan Began { get; set; }

        public TimeSpan Spoke { get; set; }

        public TimeSpan? Ended { get; set; }

        /// <summary>The last blocks that came, lost ones included: one of them again was sent again.</summary>
        public int[] Heard { get; } = [-1, -1, -1, -1];

        public void Remember(int block)
        {
            Heard[oldest] = block;
            oldest = (oldest + 1) % Heard.Length;
        }
    }
}
